/**
 * Where in a JSON string, as it is written with its quotation marks, a unit of its value is, in UTF-16 units from its start.
 * @param literal the string, and whatever follows it
 */
export function columnInString(literal: string, at: number): number {
  let written = 1;
  for (let unit = 0; unit < at && written < literal.length; unit++) {
    if (literal[written] !== '\\') written++;
    else written += literal[written + 1] === 'u' ? 6 : 2;
  }
  return written;
}
