import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { pdfOf } from './pdfFile';

/** What somebody says, as the files of all formats here have it. */
export interface Said {
  readonly speaker: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const SAID: readonly Said[] = [
  { speaker: 'Interviewer', start: 1, end: 4.5, text: 'So how was it for you, at the beginning?' },
  { speaker: 'Anna', start: 5, end: 9, text: 'It was fine. Schön & gut, “really”.' },
  { speaker: 'Interviewer', start: 10, end: 12, text: 'And then? Was it < 3 weeks?' },
  { speaker: 'Anna', start: 3725, end: 3730.25, text: 'Naïve as I was, I stayed.' },
  { speaker: 'Interviewer', start: 3731, end: 3732, text: 'Thank you.' },
];

const utf8 = (text: string) => new TextEncoder().encode(text);
const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const lines = (said: readonly Said[]) => said.map(({ speaker, text }) => `${speaker}: ${text}`);

const clock = (seconds: number, point: string) => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const milliseconds = String(Math.round((seconds % 1) * 1000)).padStart(3, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${point}${milliseconds}`;
};

/** A file of each format, by its name, with what people say. */
export async function sourceFiles(said: readonly Said[] = SAID): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map([
    ['a.docx', await docxOf(lines(said))],
    ['table.docx', await docxTable(said.map(({ speaker, text }) => [speaker, text]))],
    ['a.odt', odtOf(lines(said))],
    ['a.fodt', utf8(odtXml(lines(said)))],
    ['a.rtf', rtfOf(lines(said))],
    ['a.pdf', pdfOf(lines(said).map((text, i) => ({ x: 72, y: 740 - i * 24, text })))],
    ['a.html', utf8(htmlOf(said))],
    ['a.txt', utf8(`${lines(said).join('\n\n')}\n`)],
    ['a.md', utf8(`${said.map(({ speaker, text }) => `**${speaker}:** ${text}`).join('\n\n')}\n`)],
    ['teams.vtt', utf8(vttOf(said))],
    ['zoom.vtt', utf8(zoomOf(said))],
    ['a.srt', utf8(srtOf(said))],
    ...[...jsonFiles(said)].map(([name, value]) => [name, utf8(JSON.stringify(value))] as const),
    ['a.exb', utf8(exbOf(said))],
    ['a.eaf', utf8(eafOf(said))],
    ['a.trs', utf8(trsOf(said))],
    ['a.cha', utf8(chaOf(said))],
  ]);
}

export async function docxOf(paragraphs: readonly string[]): Promise<Uint8Array> {
  const children = paragraphs.map(text => new Paragraph({ children: [new TextRun(text)] }));
  return packed(new Document({ sections: [{ children }] }));
}

export async function docxTable(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const table = new Table({
    rows: rows.map(
      row => new TableRow({ children: row.map(text => new TableCell({ children: [new Paragraph(text)] })) }),
    ),
  });
  return packed(new Document({ sections: [{ children: [table] }] }));
}

async function packed(document: Document): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A Word file with a body of one’s own. */
export function docxWith(body: string): Uint8Array {
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m"><w:body>${body}</w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(document) });
}

export function odtXml(paragraphs: readonly string[], more = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb"><office:body><office:text>${paragraphs.map(text => `<text:p>${xml(text)}</text:p>`).join('\n')}${more}</office:text></office:body></office:document-content>`;
}

export function odtOf(paragraphs: readonly string[]): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(odtXml(paragraphs)),
  });
}

export function rtfOf(paragraphs: readonly string[]): Uint8Array {
  const escaped = (text: string) =>
    Array.from(text, sign => {
      if ('\\{}'.includes(sign)) return `\\${sign}`;
      const unit = sign.charCodeAt(0);
      return unit < 0x80
        ? sign
        : unit < 0x100
          ? `\\'${unit.toString(16)}`
          : `\\u${unit > 32767 ? unit - 65536 : unit}?`;
    }).join('');
  return utf8(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Helvetica;}}{\\*\\generator Test;}{\\info{\\title T}}\n\\pard\\f0 ${paragraphs.map(escaped).join('\\par\n')}\\par\n}`,
  );
}

function htmlOf(said: readonly Said[]): string {
  const body = said.map(({ speaker, text }) => `<p><b>${xml(speaker)}:</b> <span>${xml(text)}</span></p>`);
  return `<!DOCTYPE html><html><head><title>T</title><style>p { x: "</p>" }</style></head><body>\n${body.join('\n')}\n<script>var a = "<p>";</script></body></html>`;
}

export function vttOf(said: readonly Said[]): string {
  const cues = said.map(
    ({ speaker, start, end, text }, i) =>
      `8d1c/${i}-0\n${clock(start, '.')} --> ${clock(end, '.')}\n<v ${speaker}>${xml(text)}</v>\n`,
  );
  return `WEBVTT\n\n${cues.join('\n')}`;
}

function zoomOf(said: readonly Said[]): string {
  const cues = said.map(
    ({ speaker, start, end, text }, i) =>
      `${i + 1}\n${clock(start, '.')} --> ${clock(end, '.')}\n${speaker}: ${text}\n`,
  );
  return `WEBVTT\r\n\r\n${cues.join('\n').replaceAll('\n', '\r\n')}`;
}

function srtOf(said: readonly Said[]): string {
  return said
    .map(
      ({ speaker, start, end, text }, i) =>
        `${i + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n<i>${speaker.toUpperCase()}: ${text}</i>\n`,
    )
    .join('\n');
}

function jsonFiles(said: readonly Said[]): ReadonlyMap<string, unknown> {
  const ids = [...new Set(said.map(({ speaker }) => speaker))];
  const id = (speaker: string) => ids.indexOf(speaker);
  const words = said.flatMap(({ speaker, start, text }) =>
    text
      .split(' ')
      .map((word, i) => ({ speaker, word, start: start + i / 100, end: start + i / 100 + 0.01 })),
  );
  return new Map<string, unknown>([
    [
      'whisper.json',
      {
        text: '',
        language: 'en',
        segments: said.map(({ start, end, text }, i) => ({ id: i, start, end, text: ` ${text}` })),
      },
    ],
    [
      'whisperx.json',
      {
        segments: said.map(({ speaker, ...one }) => ({ ...one, speaker, words: [{ word: 'a', speaker }] })),
        word_segments: [],
      },
    ],
    ['whisperx-words.json', { segments: [{ start: 0, end: 9, text: 'all', words }] }],
    [
      'whispercpp.json',
      {
        transcription: said.map(({ start, end, text }) => ({
          offsets: { from: start * 1000, to: end * 1000 },
          text: ` ${text}`,
        })),
      },
    ],
    [
      'assemblyai.json',
      {
        utterances: said.map(({ speaker, start, end, text }) => ({
          speaker: 'ABC'[id(speaker)],
          start: start * 1000,
          end: end * 1000,
          text,
        })),
      },
    ],
    [
      'deepgram.json',
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  words: words.map(({ speaker, word, ...one }) => ({
                    ...one,
                    word,
                    punctuated_word: word,
                    speaker: id(speaker),
                  })),
                },
              ],
            },
          ],
        },
      },
    ],
    [
      'deepgram-utterances.json',
      {
        results: {
          utterances: said.map(({ speaker, start, end, text }) => ({
            speaker: id(speaker),
            start,
            end,
            transcript: text,
          })),
        },
      },
    ],
    [
      'rev.json',
      {
        monologues: said.map(({ speaker, start, end, text }) => ({
          speaker: id(speaker),
          elements: [
            { type: 'text', value: text.slice(0, -1), ts: start, end_ts: end },
            { type: 'punct', value: text.slice(-1) },
          ],
        })),
      },
    ],
    [
      'aws.json',
      {
        results: {
          items: words.map(({ speaker, word, start, end }) => ({
            type: 'pronunciation',
            start_time: String(start),
            end_time: String(end),
            speaker_label: `spk_${id(speaker)}`,
            alternatives: [{ content: word }],
          })),
        },
      },
    ],
    [
      'azure.json',
      {
        recognizedPhrases: said.map(({ speaker, start, end, text }) => ({
          speaker: id(speaker) + 1,
          offsetInTicks: start * 1e7,
          durationInTicks: (end - start) * 1e7,
          nBest: [{ display: text }],
        })),
      },
    ],
    [
      'google.json',
      {
        results: [
          {
            alternatives: [
              {
                words: words.map(({ speaker, word, start }) => ({
                  word,
                  startTime: `${start}s`,
                  speakerTag: id(speaker) + 1,
                })),
              },
            ],
          },
        ],
      },
    ],
    [
      'other.json',
      {
        sentences: said.map(({ speaker, start, end, text }) => ({
          speaker_name: speaker,
          start_time: start,
          end_time: end,
          text,
        })),
      },
    ],
    [
      'otter.json',
      {
        speech: {
          transcripts: said.map(({ text, speaker }) => ({ transcript: text, speaker_name: speaker })),
        },
      },
    ],
  ]);
}

function exbOf(said: readonly Said[]): string {
  const ids = [...new Set(said.map(({ speaker }) => speaker))];
  const points = said.flatMap(({ start, end }, i) => [
    `<tli id="T${2 * i}" time="${start}"/>`,
    `<tli id="T${2 * i + 1}" time="${end}"/>`,
  ]);
  const tiers = ids.map(
    (id, k) =>
      `<tier id="TIE${k}" speaker="SPK${k}" category="v" type="t" display-name="${id} [v]">${said
        .flatMap(({ speaker, text }, i) =>
          speaker === id ? [`<event start="T${2 * i}" end="T${2 * i + 1}">${xml(text)} </event>`] : [],
        )
        .join('')}</tier>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><basic-transcription><head><speakertable>${ids.map((id, k) => `<speaker id="SPK${k}"><abbreviation>${id}</abbreviation></speaker>`).join('')}</speakertable></head><basic-body><common-timeline>${points.join('')}</common-timeline>${tiers.join('')}<tier id="TIEX" category="nv" type="d" display-name="[nv]"><event start="T0" end="T1">nods</event></tier></basic-body></basic-transcription>`;
}

function eafOf(said: readonly Said[]): string {
  const ids = [...new Set(said.map(({ speaker }) => speaker))];
  const slots = said.flatMap(({ start, end }, i) => [
    `<TIME_SLOT TIME_SLOT_ID="ts${2 * i}" TIME_VALUE="${start * 1000}"/>`,
    `<TIME_SLOT TIME_SLOT_ID="ts${2 * i + 1}" TIME_VALUE="${end * 1000}"/>`,
  ]);
  const tiers = ids.map(
    id =>
      `<TIER LINGUISTIC_TYPE_REF="default" PARTICIPANT="${id}" TIER_ID="${id}-t">${said
        .flatMap(({ speaker, text }, i) =>
          speaker === id
            ? [
                `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a${i}" TIME_SLOT_REF1="ts${2 * i}" TIME_SLOT_REF2="ts${2 * i + 1}"><ANNOTATION_VALUE>${xml(text)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`,
              ]
            : [],
        )
        .join('')}</TIER>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT><TIME_ORDER>${slots.join('')}</TIME_ORDER>${tiers.join('')}<TIER TIER_ID="gloss" PARENT_REF="${ids[0]}-t"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="g" ANNOTATION_REF="a0"><ANNOTATION_VALUE>g</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>`;
}

function trsOf(said: readonly Said[]): string {
  const ids = [...new Set(said.map(({ speaker }) => speaker))];
  const turns = said.map(
    ({ speaker, start, end, text }) =>
      `<Turn speaker="spk${ids.indexOf(speaker)}" startTime="${start}" endTime="${end}"><Sync time="${start}"/>\n${xml(text)}\n</Turn>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n<Trans><Speakers>${ids.map((id, k) => `<Speaker id="spk${k}" name="${id}"/>`).join('')}</Speakers><Episode><Section type="report">${turns.join('\n')}</Section></Episode></Trans>`;
}

function chaOf(said: readonly Said[]): string {
  const main = said.map(
    ({ speaker, start, end, text }) =>
      `*${speaker.toUpperCase().slice(0, 3)}:\t${text.replace(' ', '\n\t')} \u0015${start * 1000}_${end * 1000}\u0015\n%mor:\tx|y`,
  );
  return `@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tINT Interviewer, ANN Anna Adult\n${main.join('\n')}\n@End\n`;
}
