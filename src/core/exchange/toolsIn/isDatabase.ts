/** How every database of SQLite begins. */
const HEADER = 'SQLite format 3\0'; // not for the catalogue

/** Whether a file is a database of SQLite, by how it begins. */
export function isDatabase(bytes: Uint8Array): boolean {
  return [...HEADER].every((char, i) => bytes[i] === char.charCodeAt(0));
}
