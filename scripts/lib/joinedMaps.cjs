// @ts-check
// The source map of a file that several pieces of code were written into.

/**
 * An index map (ECMA-426, “Index Map”) for pieces that follow each other, each with a line of its own before what the map is of.
 * @param {string} file its name
 * @param {number} line of the first piece, from 0
 * @param {readonly { text: string, map: string }[]} pieces a map in JSON for each, or none
 */
function joinedMaps(file, line, pieces) {
  const sections = [];
  for (const { text, map } of pieces) {
    if (map !== '') sections.push({ offset: { line: line + 1, column: 0 }, map: JSON.parse(map) });
    line += linesOf(text);
  }
  return JSON.stringify({ version: 3, file, sections });
}

/** @param {string} text */
function linesOf(text) {
  return text.split('\n').length;
}

module.exports = { joinedMaps, linesOf };
