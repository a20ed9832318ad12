// node readAndParse.js FOLDER: does nothing but read the files of a study and parse those that are JSON
import fs from 'node:fs';
import path from 'node:path';

let records = 0;
let characters = 0;

function walk(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '.git') walk(name);
      continue;
    }
    const text = fs.readFileSync(name, 'utf8');
    characters += text.length;
    if (name.endsWith('.json')) records += Object.keys(JSON.parse(text) as object).length;
  }
}

walk(process.argv[2]!);
console.log(records, characters);
