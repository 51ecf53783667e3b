// Tables as other tools write them.

import { strToU8, zipSync } from "fflate";

const LETTERS = { æ: 0xe6, ø: 0xf8, å: 0xe5, Æ: 0xc6, Ø: 0xd8, Å: 0xc5, é: 0xe9 };

/** As a Danish Excel saves CSV: semicolons, and the old letters of Windows. */
export const danishCsv = (rows) => {
  const cell = (text) => (/[;"\n]/.test(text) ? `"${String(text).replaceAll('"', '""')}"` : String(text));
  const text = rows.map((row) => row.map(cell).join(";")).join("\r\n") + "\r\n";
  return Buffer.from([...text].map((letter) => LETTERS[letter] ?? letter.charCodeAt(0)));
};

/** As most tools write CSV. */
export const csv = (rows) => {
  const cell = (text) => (/[,"\n]/.test(text) ? `"${String(text).replaceAll('"', '""')}"` : String(text));
  return Buffer.from(rows.map((row) => row.map(cell).join(",")).join("\n") + "\n");
};

const escaped = (text) => String(text).replace(/[&<>]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[letter]);

const sheetXml = (rows) => {
  const cell = (value, column, row) => {
    const name = `${String.fromCharCode(65 + column)}${row + 1}`;
    return typeof value === "number"
      ? `<c r="${name}"><v>${value}</v></c>`
      : `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  };
  const one = (cells, row) => `<row r="${row + 1}">${cells.map((value, column) => cell(value, column, row)).join("")}</row>`;
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map(one).join("")}</sheetData></worksheet>`;
};

/** A workbook of sheets, by name. */
export const xlsx = (sheets) => {
  const names = Object.keys(sheets);
  const main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  const parts = {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${names.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${main}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${main}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${packages}/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${main}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
  };
  for (const [at, name] of names.entries()) parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheets[name]);
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
};
