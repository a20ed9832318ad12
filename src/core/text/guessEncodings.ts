import { LEGACY_ENCODINGS, type LegacyEncoding, MIXED, decodeAs } from './legacyEncodings';
import { eachUtf8Sequence } from './utf8Sequences';

/** So many bytes tell an encoding; the detector takes time for each. */
const SAMPLE_BYTES = 200_000;

/** Names of encodings that the Encoding Standard reads as a larger one. */
const SAME_AS: Readonly<Record<string, LegacyEncoding>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
};

/** Bytes as they would read. */
export interface EncodingGuess {
  readonly encoding: LegacyEncoding;
  /** Line ends and all. */
  readonly text: string;
}

/**
 * The encodings in which bytes that are not UTF-8 mean something, the likeliest first, by how often characters follow each
 * other in the languages that are written in them.
 */
export async function guessEncodings(bytes: Uint8Array): Promise<EncodingGuess[]> {
  // loaded when it is first needed: it has a table for each language
  const { analyse } = await import('chardet');
  const found = analyse(bytes.subarray(0, SAMPLE_BYTES)).map(({ name }) =>
    legacyEncoding(name.toLowerCase()),
  );
  const likely = isMixed(bytes) ? [MIXED, ...found] : found;
  const inOrder = new Set(
    [...likely, ...LEGACY_ENCODINGS].filter((one): one is LegacyEncoding => one !== undefined),
  );
  return [...inOrder].flatMap(encoding => {
    const text = decodeAs(bytes, encoding);
    return text === undefined ? [] : [{ encoding, text }];
  });
}

function legacyEncoding(name: string): LegacyEncoding | undefined {
  return SAME_AS[name] ?? LEGACY_ENCODINGS.find(encoding => encoding === name);
}

/** Whether most of what is not ASCII is UTF-8 after all: by chance that does not happen. */
function isMixed(bytes: Uint8Array): boolean {
  let valid = 0;
  let invalid = 0;
  eachUtf8Sequence(bytes, (start, end, isCharacter) => {
    if (bytes[start]! < 0x80) return;
    if (isCharacter) valid++;
    else invalid += end - start;
  });
  return valid > invalid;
}
