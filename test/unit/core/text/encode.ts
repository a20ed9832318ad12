/** What each character is in an encoding, as the host's decoder reads every one and every two bytes. */
const tables = new Map<string, Map<string, readonly number[]>>();

/** Text as bytes of an encoding in which each character has one or two bytes. Throws where one is not in it. */
export function encodeAs(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding);
  return Uint8Array.from(
    [...text].flatMap(character => {
      const bytes = table.get(character);
      if (!bytes) throw new Error(`“${character}” is not in ${encoding}`);
      return bytes;
    }),
  );
}

function tableOf(encoding: string): Map<string, readonly number[]> {
  let table = tables.get(encoding);
  if (table) return table;
  tables.set(encoding, (table = new Map()));
  const decode = (...bytes: number[]) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(bytes));
    } catch {
      return undefined;
    }
  };
  for (let first = 0xff; first >= 0x80; first--)
    for (let second = 0xff; second >= 0x40; second--) {
      const character = decode(first, second);
      if (character !== undefined && [...character].length === 1) table.set(character, [first, second]);
    }
  for (let byte = 0; byte < 0x100; byte++) {
    const character = decode(byte);
    if (character) table.set(character, [byte]);
  }
  if (encoding === 'windows-1252') [...SPECIAL].forEach((one, i) => table.set(one, [CODES[i]!]));
  return table;
}

// Node 20 reads these bytes of Windows-1252 as Latin-1
const SPECIAL = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const CODES = [
  128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150, 151, 152,
  153, 154, 155, 156, 158, 159,
];
