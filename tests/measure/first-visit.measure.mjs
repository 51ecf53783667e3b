// A participant's first visit: what has to come over the room's Wi-Fi before the page works, at brotli 11. The files
// are those of the service worker's list, which is what a participant needs and no more.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { expect, test } from "@playwright/test";
import { measured } from "./measured.mjs";

const DIST = process.env.TEMADAG_DIST;
const PROGRAM = [".wasm", ".js", ".html", ".css"];
const LOOK = [".woff2", ".svg", ".png"];

/** The lists in front of the service worker, read by running those lines. */
function build() {
  const worker = fs.readFileSync(path.join(DIST, "sw.js"), "utf8");
  const declaration = worker.slice(0, worker.indexOf("\n};") + 3);
  const { files, facilitators } = vm.runInNewContext(`${declaration}\nBUILD`);
  const names = (list) => list.map(({ path: address }) => (address === "/" ? "index.html" : address.slice(1)));
  return { everybody: names(files), facilitators: names(facilitators) };
}

/** What goes over the wire: the compressed file where there is one. */
function bytes(file) {
  const plain = path.join(DIST, file);
  return fs.statSync(fs.existsSync(`${plain}.br`) ? `${plain}.br` : plain).size;
}

const kilobytes = (files) => files.reduce((sum, file) => sum + bytes(file), 0) / 1000;
const ending = (endings) => (file) => endings.some((each) => file.endsWith(each));

test("a participant's first visit is small", () => {
  const files = build().everybody;
  for (const each of PROGRAM) {
    const some = files.filter(ending([each]));
    expect(some, each).not.toHaveLength(0);
    measured(`first visit: ${each.slice(1)}`, kilobytes(some), "KB");
  }
  measured("first visit: wasm, JS, HTML and CSS together", kilobytes(files.filter(ending(PROGRAM))), "KB", 760);
  measured("first visit: fonts and icons", kilobytes(files.filter(ending(LOOK))), "KB", 60);
});

test("what a facilitator fetches beside it", () => {
  const { facilitators } = build();
  expect(facilitators).not.toHaveLength(0);
  const isOffice = (file) => file.includes("-office");
  const [office, pages] = [facilitators.filter(isOffice), facilitators.filter((file) => !isOffice(file))];
  expect(office).toHaveLength(2);
  measured("facilitator: their program, fetched when it is wanted", kilobytes(pages), "KB");
  measured("facilitator: the office for files of other programs, kept beside it", kilobytes(office), "KB");
});

test("no file of the first visit is counted nowhere", () => {
  const uncounted = build().everybody.filter((file) => !ending([...PROGRAM, ...LOOK, ".webmanifest"])(file));
  expect(uncounted).toEqual([]);
});
