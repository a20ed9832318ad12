import fs from 'node:fs';
import { READ_AT_ONCE } from './regularFile';

/** So many bytes are read at once. */
const PIECE = 256 * 1024;

const piece = Buffer.allocUnsafe(PIECE);

/** Whether an open file has exactly these bytes in it. It is read piece by piece: a copy of the whole takes ten times as long to make. */
export function hasContent(handle: number, bytes: Uint8Array): boolean {
  if (fs.fstatSync(handle).size !== bytes.length) return false;
  for (let at = 0; at < bytes.length;) {
    const count = fs.readSync(handle, piece, 0, PIECE, at);
    if (count === 0 || piece.compare(bytes, at, at + count, 0, count) !== 0) return false;
    at += count;
  }
  return true;
}

/** The same of a file by its name. @throws errors with a code, when it cannot be read */
export function fileHasContent(file: string, bytes: Uint8Array): boolean {
  const handle = fs.openSync(file, READ_AT_ONCE);
  try {
    return hasContent(handle, bytes);
  } finally {
    fs.closeSync(handle);
  }
}
