// 0:05, 00:01:02, 1:02:03.456, 00:01:02-5 (tenths, as f4 writes them), 10:32 AM.
const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,:-]\d{1,3})?(?: ?[AaPp][Mm])?`;
const TIMES = String.raw`(${CLOCK}(?:\s*(?:-->|[-–—])\s*${CLOCK})?)`;

const BRACKETED = new RegExp(
  String.raw`(?:\[\s*${TIMES}\s*\]|\(\s*${TIMES}\s*\)|\{\s*${TIMES}\s*\}|<\s*${TIMES}\s*>|#\s*${TIMES}\s*#)`,
  'y',
);
const BARE = new RegExp(String.raw`${TIMES}(?![\p{L}\p{N}]|:\d)`, 'uy');
const WITH_SECONDS = /^\d+:\d+:\d+/;

export interface Timestamp {
  /** As written, without brackets. */
  readonly value: string;
  /** Where it ends in the line, closing bracket included. */
  readonly end: number;
  /** In brackets, or with hours, minutes and seconds: not a time of day mentioned in speech. */
  readonly isMark: boolean;
}

/** Reads the timestamp, or the stretch of time (`00:01:02 --> 00:01:09`), that starts at a place in a line. */
export function readTimestamp(line: string, at: number): Timestamp | undefined {
  if (!canStart(line.charCodeAt(at))) return undefined;
  BRACKETED.lastIndex = at;
  const bracketed = BRACKETED.exec(line);
  if (bracketed) {
    return {
      value: bracketed.slice(1).find(value => value !== undefined)!,
      end: BRACKETED.lastIndex,
      isMark: true,
    };
  }
  BARE.lastIndex = at;
  const bare = BARE.exec(line);
  return bare ? { value: bare[1]!, end: BARE.lastIndex, isMark: WITH_SECONDS.test(bare[1]!) } : undefined;
}

/** A digit, or one of `#(<[{`: spares most lines the regular expressions. */
function canStart(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || [0x23, 0x28, 0x3c, 0x5b, 0x7b].includes(unit);
}
