// The reporter: one Markdown table of all rows on standard output, and why a measure failed below it.

import os from "node:os";

const figure = (value) =>
  value === undefined ? "" : Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)).toString();

export default class Table {
  rows = [];
  failures = [];

  onTestEnd(test, result) {
    for (const { type, description } of test.annotations.concat(result.annotations ?? [])) {
      if (type !== "measured" || this.rows.some((row) => row.description === description)) continue;
      this.rows.push({ description, ...JSON.parse(description) });
    }
    for (const error of result.errors) this.failures.push(`${test.title}: ${error.message ?? error.value}`);
  }

  onStdErr(chunk) {
    process.stderr.write(chunk);
  }

  onEnd() {
    const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()}`;
    console.log(`\nMeasured on ${machine}\n`);
    console.log("| measure | value | bound | |");
    console.log("| --- | ---: | ---: | --- |");
    for (const { what, value, unit, bound } of this.rows) {
      const limit = bound === undefined ? "" : `${figure(bound)} ${unit}`;
      const verdict = bound === undefined ? "" : value <= bound ? "held" : "OVER";
      console.log(`| ${what} | ${figure(value)} ${unit} | ${limit} | ${verdict} |`);
    }
    for (const failure of this.failures) console.error(`\n${failure}`);
  }

  printsToStdio() {
    return true;
  }
}
