// The whole room at once: five hundred production sessions that are connected all evening. That they come back at once
// is measured by `cargo xtask storm`.

import fs from "node:fs";
import { test } from "../e2e/temadag.mjs";
import { crowd } from "./crowd.mjs";
import { measured } from "./measured.mjs";

/** A clock tick of /proc, in seconds. */
const TICK = 0.01;

test("everybody is there at the same time", async ({ relay, folder }) => {
  test.setTimeout(15 * 60_000);
  const { together } = await crowd(relay, folder, { how: "--together" });
  measured("room: the evening of 500 devices, processor time of all", together.processorSeconds, "s", 60);
  relays(relay, "the evening");
});

/** What the relay took, where the system says it. */
function relays({ process: { pid } }, when) {
  if (!fs.existsSync(`/proc/${pid}/stat`)) return;
  const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  measured(`relay: ${when}, processor time`, (Number(fields[11]) + Number(fields[12])) * TICK, "s");
  const peak = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  measured(`relay: ${when}, most memory`, Number(peak[1]) / 1000, "MB");
}
