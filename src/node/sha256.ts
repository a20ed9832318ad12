import { createHash } from 'node:crypto';
import { type Sha256, useSha256 } from '../core/text/sha256';

/** Five times as fast as one in JavaScript. */
export const nodeSha256: Sha256 = text => createHash('sha256').update(text, 'utf8').digest('hex');

// imported at the start, by the extension on the desktop and by the command line
useSha256(nodeSha256);
