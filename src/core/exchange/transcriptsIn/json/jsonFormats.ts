import * as l10n from '@vscode/l10n';
import { timeIn } from '../clock';
import type { Cue } from '../joinCues';
import type { SourceNotes } from '../source';
import { type Json, type JsonRecord, at, recordsAt, textIn } from './jsonValues';

/** How the JSON of a program is known and read. */
interface JsonFormat {
  readonly format: string;
  /** Undefined for JSON of another program. */
  readonly read: (value: Json, notes: SourceNotes) => readonly Cue[] | undefined;
}

const SECONDS = 1000;
/** A hundred nanoseconds, of which Azure counts them. */
const TICKS = 1 / 10_000;

/** By what only they have, the most telling first. */
export const FORMATS: readonly JsonFormat[] = [
  { format: 'deepgram', read: deepgram },
  { format: 'amazon-transcribe', read: amazon },
  { format: 'azure-speech', read: azure },
  { format: 'google-speech', read: google },
  { format: 'rev-ai', read: revAi },
  { format: 'assemblyai', read: assemblyAi },
  { format: 'whisper-cpp', read: whisperCpp },
  { format: 'whisperx', read: whisperX },
  { format: 'json', read: anyList },
];

/** A number counts speakers, from 0 or from 1; a letter or a name is what it is. */
function speakerIn(record: Json | undefined, ...keys: readonly string[]): string | undefined {
  const found = textIn(record, ...keys);
  return found !== undefined && /^(?:\d{1,4}|[A-Z])$/.test(found.trim()) ? `Speaker ${found.trim()}` : found;
}

function deepgram(value: Json): readonly Cue[] | undefined {
  const utterances = recordsAt(value, 'results', 'utterances');
  if (utterances && textIn(utterances[0], 'transcript') !== undefined)
    return utterances.map(one => timed(one, textIn(one, 'transcript'), speakerIn(one, 'speaker')));
  const alternative = at(value, 'results', 'channels', 0, 'alternatives', 0);
  const paragraphs = recordsAt(alternative, 'paragraphs', 'paragraphs');
  if (paragraphs)
    return paragraphs.map(one => {
      const text = (recordsAt(one, 'sentences') ?? [])
        .map(sentence => textIn(sentence, 'text') ?? '')
        .join(' ');
      return { ...timed(one, text, speakerIn(one, 'speaker')), isApart: true };
    });
  return recordsAt(alternative, 'words')?.map(word =>
    timed(word, textIn(word, 'punctuated_word', 'word'), speakerIn(word, 'speaker')),
  );
}

function amazon(value: Json): readonly Cue[] | undefined {
  const items = recordsAt(value, 'results', 'items');
  if (!items) return undefined;
  const labels = new Map<string, string>();
  for (const segment of recordsAt(value, 'results', 'speaker_labels', 'segments') ?? [])
    for (const item of recordsAt(segment, 'items') ?? [])
      labels.set(textIn(item, 'start_time') ?? '', textIn(item, 'speaker_label') ?? '');
  let speaker: string | undefined;
  const cues: Cue[] = [];
  for (const item of items) {
    const content = textIn(at(item, 'alternatives', 0), 'content') ?? '';
    const last = cues.at(-1);
    if (last && at(item, 'type') === 'punctuation') {
      cues[cues.length - 1] = { ...last, text: last.text + content };
      continue;
    }
    speaker = textIn(item, 'speaker_label') ?? labels.get(textIn(item, 'start_time') ?? '') ?? speaker;
    cues.push(timed(item, content, speaker, 'start_time', 'end_time'));
  }
  return cues;
}

function azure(value: Json): readonly Cue[] | undefined {
  const phrases = recordsAt(value, 'recognizedPhrases');
  return phrases?.map(phrase => {
    const start = timeIn(at(phrase, 'offsetInTicks'), TICKS);
    const length = timeIn(at(phrase, 'durationInTicks'), TICKS);
    const end = start !== undefined && length !== undefined ? start + length : undefined;
    return {
      start,
      end,
      speaker: speakerIn(phrase, 'speaker'),
      text: textIn(at(phrase, 'nBest', 0), 'display') ?? '',
    };
  });
}

function google(value: Json): readonly Cue[] | undefined {
  const results = recordsAt(value, 'results') ?? recordsAt(value, 'response', 'results');
  if (!results || at(results[0], 'alternatives') === undefined) return undefined;
  // the last result has all words again, with who says them
  const words = results.flatMap(result => recordsAt(result, 'alternatives', 0, 'words') ?? []);
  const tagged = words.filter(
    word => speakerIn(word, 'speakerTag', 'speakerLabel') !== undefined && textIn(word, 'speakerTag') !== '0',
  );
  if (tagged.length > 0)
    return tagged.map(word =>
      timed(
        word,
        textIn(word, 'word'),
        speakerIn(word, 'speakerTag', 'speakerLabel'),
        'startTime',
        'endTime',
      ),
    );
  return results.map(result => {
    const alternative = at(result, 'alternatives', 0);
    const first = recordsAt(alternative, 'words')?.[0];
    return {
      start: timeIn(at(first, 'startTime'), SECONDS),
      text: textIn(alternative, 'transcript') ?? '',
      isApart: true,
    };
  });
}

function revAi(value: Json): readonly Cue[] | undefined {
  return recordsAt(value, 'monologues')?.map(one => {
    const elements = recordsAt(one, 'elements') ?? [];
    const text = elements.map(element => {
      const said = at(element, 'value');
      return typeof said === 'string' ? said : '';
    });
    const first = elements.find(element => at(element, 'ts') !== undefined);
    return { ...timed(first, text.join(''), undefined, 'ts', 'end_ts'), speaker: speakerIn(one, 'speaker') };
  });
}

function assemblyAi(value: Json): readonly Cue[] | undefined {
  const parts =
    recordsAt(value, 'utterances') ??
    (at(value, 'audio_url') !== undefined ? recordsAt(value, 'words') : undefined);
  if (!parts || textIn(parts[0], 'text') === undefined) return undefined;
  return parts.map(one => ({
    start: timeIn(at(one, 'start'), 1),
    end: timeIn(at(one, 'end'), 1),
    speaker: speakerIn(one, 'speaker'),
    text: textIn(one, 'text') ?? '',
  }));
}

function whisperCpp(value: Json): readonly Cue[] | undefined {
  const parts = recordsAt(value, 'transcription');
  if (!parts || at(parts[0], 'offsets') === undefined) return undefined;
  return parts.map(one => ({
    start: timeIn(at(one, 'offsets', 'from'), 1),
    end: timeIn(at(one, 'offsets', 'to'), 1),
    speaker: speakerIn(one, 'speaker'),
    text: textIn(one, 'text') ?? '',
  }));
}

/** Whisper and all that write segments as it does; where words have speakers of their own, by these. */
function whisperX(value: Json, notes: SourceNotes): readonly Cue[] | undefined {
  const segments = recordsAt(value, 'segments');
  if (
    !segments ||
    textIn(
      segments.find(one => textIn(one, 'text') !== undefined),
      'text',
    ) === undefined
  )
    return undefined;
  return segments.flatMap(segment => {
    const words = recordsAt(segment, 'words') ?? [];
    const speakers = new Set(words.flatMap(word => textIn(word, 'speaker') ?? []));
    if (speakers.size < 2) return [timed(segment, textIn(segment, 'text'), speakerOfSegment(segment))];
    notes.add('split', count => l10n.t('Segments with words of several speakers are divided: {0}.', count));
    let speaker = speakerOfSegment(segment);
    return words.map(word => {
      speaker = textIn(word, 'speaker') ?? speaker;
      return timed(word, textIn(word, 'word', 'text'), speaker);
    });
  });
}

function speakerOfSegment(segment: JsonRecord): string | undefined {
  return (
    textIn(segment, 'speaker', 'speaker_name', 'speakerName', 'speaker_label') ??
    textIn(at(segment, 'speaker'), 'name', 'id')
  );
}

const LISTS = [
  'segments',
  'utterances',
  'sentences',
  'transcripts',
  'transcript',
  'monologues',
  'results',
  'data',
  'cues',
  'entries',
  'items',
];
const TEXTS = ['text', 'transcript', 'body', 'content', 'sentence', 'raw_text', 'display', 'utterance'];
const SPEAKERS = [
  'speaker_name',
  'speakerName',
  'speaker',
  'speaker_label',
  'speakerLabel',
  'name',
  'user_name',
  'username',
  'speaker_id',
  'speakerId',
];

/** A list of pieces with a text, wherever it is near the top: whose JSON it is is not known. */
function anyList(value: Json, notes: SourceNotes): readonly Cue[] | undefined {
  const places = [
    value,
    ...LISTS.map(key => at(value, key)),
    ...LISTS.flatMap(key => LISTS.map(inner => at(value, key, inner))),
    at(value, 'speech', 'transcripts'),
  ];
  for (const place of places) {
    const records = recordsAt(place);
    const texts = records?.filter(one => textIn(one, ...TEXTS) !== undefined) ?? [];
    if (!records || texts.length < records.length / 2) continue;
    notes.add('unknown', () =>
      l10n.t(
        'The program that wrote the file is not known. It is read as a list of pieces with text; times are taken for seconds.',
      ),
    );
    return texts.map(one => ({
      start: firstTime(one, 'start', 'start_time', 'startTime', 'begin', 'from'),
      end: firstTime(one, 'end', 'end_time', 'endTime', 'to'),
      speaker: speakerIn(one, ...SPEAKERS) ?? speakerIn(at(one, 'speaker'), 'name', 'id'),
      text: textIn(one, ...TEXTS)!,
    }));
  }
  return undefined;
}

function firstTime(record: JsonRecord, ...keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const time = timeIn(at(record, key), SECONDS);
    if (time !== undefined) return time;
  }
  return undefined;
}

function timed(
  record: JsonRecord | undefined,
  text: string | undefined,
  speaker: string | undefined,
  start = 'start',
  end = 'end',
): Cue {
  return {
    start: timeIn(at(record, start), SECONDS),
    end: timeIn(at(record, end), SECONDS),
    speaker,
    text: text ?? '',
  };
}
