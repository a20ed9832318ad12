import { LEGACY_ENCODINGS, type LegacyEncoding, MIXED, decodeAs } from './legacyEncodings';
import { plausibility } from './plausibility';
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

/** Encodings of Western languages; a detector that counts what follows what cannot tell them apart. */
const WESTERN: readonly LegacyEncoding[] = ['windows-1252', 'macintosh', 'iso-8859-15'];

/** So much more plausible a Western reading has to be to come before the one that the detector finds. */
const CLEARLY = 0.1;

/**
 * The encodings in which bytes that are not UTF-8 mean something, the likeliest first, by how often characters follow each
 * other in the languages that are written in them, and by where characters stand in words.
 */
export async function guessEncodings(bytes: Uint8Array): Promise<EncodingGuess[]> {
  // loaded when it is first needed: it has a table for each language. A part of the bundle has a CommonJS module as its default
  const { default: chardet } = await import('chardet');
  const found = chardet
    .analyse(bytes.subarray(0, SAMPLE_BYTES))
    .map(({ name }) => legacyEncoding(name.toLowerCase()));
  const inOrder = new Set(
    [...found, ...LEGACY_ENCODINGS].filter((one): one is LegacyEncoding => one !== undefined),
  );
  const guesses = [...inOrder].flatMap(encoding => {
    const text = decodeAs(bytes, encoding);
    return text === undefined ? [] : [{ encoding, text }];
  });
  const first = likeliest(guesses, countSequences(bytes));
  return [first, ...guesses.filter(one => one !== first)];
}

/** @param guesses the likeliest by what follows what first; Windows-1252 and the mixed reading are always among them */
function likeliest(guesses: readonly EncodingGuess[], { valid, invalid }: Sequences): EncodingGuess {
  const of = (encoding: LegacyEncoding) => guesses.find(one => one.encoding === encoding);
  const mixed = of(MIXED)!;
  const western = [...(valid > 0 ? [mixed] : []), ...WESTERN.flatMap(encoding => of(encoding) ?? [])];
  const scores = western.map(({ text }) => plausibility(text));
  const best = Math.max(...scores);
  // in any script, and not by chance
  if (valid > invalid && scores[0]! > best - CLEARLY) return mixed;
  const [found] = guesses;
  const isWestern = found === mixed || western.includes(found!);
  // characters of UTF-8 are not by chance usual ones
  const margin = valid > 0 && scores[0] === best ? 0 : CLEARLY;
  if (!isWestern && plausibility(found!.text) > best - margin) return found!;
  return western[scores.indexOf(best)]!;
}

function legacyEncoding(name: string): LegacyEncoding | undefined {
  return SAME_AS[name] ?? LEGACY_ENCODINGS.find(encoding => encoding === name);
}

/** What is not ASCII: characters of UTF-8, and bytes of none. */
interface Sequences {
  readonly valid: number;
  readonly invalid: number;
}

function countSequences(bytes: Uint8Array): Sequences {
  let valid = 0;
  let invalid = 0;
  eachUtf8Sequence(bytes, (start, end, isCharacter) => {
    if (bytes[start]! < 0x80) return;
    if (isCharacter) valid++;
    else invalid += end - start;
  });
  return { valid, invalid };
}
