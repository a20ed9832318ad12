// @ts-check
// Translations as they are packaged: each package has the sentences that its own programs say. English is in the programs.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const FOLDER = 'l10n';
const TRANSLATION = /^bundle\.l10n\.[a-z-]+\.json$/;
/** A message as the house writes it: a literal, on the same line as `l10n.t(` or the next. */
const MESSAGE = /\bl10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/g;

/** The messages in a source file. @param {string} text @returns {string[]} */
function messagesOf(text) {
  return [...text.matchAll(MESSAGE)].map(([, literal]) => String(vm.runInNewContext(String(literal))));
}

/**
 * Writes every translation into a folder, with the messages of what was built alone.
 * @param {string} folder
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
function writeCatalogues(folder, metafiles) {
  const sources = new Set(
    metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs))),
  );
  const said = new Set(
    [...sources]
      .filter(file => /^src\/.*\.ts$/.test(file))
      .flatMap(file => messagesOf(fs.readFileSync(file, 'utf8'))),
  );
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync(FOLDER).filter(file => TRANSLATION.test(file))) {
    const all = JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8'));
    const own = Object.entries(all).filter(([message]) => said.has(message));
    fs.writeFileSync(path.join(folder, name), JSON.stringify(Object.fromEntries(own)));
  }
}

module.exports = { messagesOf, writeCatalogues };
