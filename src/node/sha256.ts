import { type Sha256, useSha256 } from '../core/text/sha256';

/** Loaded when first used: it is a tenth of the start of a command, and not every one hashes something. */
let crypto: typeof import('node:crypto') | undefined;

/** Five times as fast as one in JavaScript. */
export const nodeSha256: Sha256 = content => {
  crypto ??= process.getBuiltinModule('node:crypto');
  return crypto.createHash('sha256').update(content).digest('hex');
};

// imported at the start, by the extension on the desktop and by the command line
useSha256(nodeSha256);
