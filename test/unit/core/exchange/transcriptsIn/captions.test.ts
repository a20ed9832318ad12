import assert from 'node:assert/strict';
import { imported, turnsIn } from './readSource';

const cue = (start: number, text: string, end = start + 2) => {
  const clock = (seconds: number) => `00:00:${String(seconds).padStart(2, '0')}.000`;
  return `${clock(start)} --> ${clock(end)}\n${text}\n`;
};
const vtt = (...cues: readonly string[]) => `WEBVTT\n\n${cues.join('\n')}`;

describe('transcripts from subtitles', () => {
  it('join cues of one speaker, in paragraphs that end at pauses', async () => {
    const { text } = await imported(
      'a.vtt',
      vtt(
        cue(1, '<v Anna>So how</v>'),
        cue(3, '<v Anna>was it?</v>'),
        cue(9, '<v Anna>Well?</v>'),
        cue(12, '<v.loud Ben Berg>Fine &amp; good.'),
        cue(14, '<v Anna>Ah.'),
      ),
    );
    assert.equal(
      text,
      '[00:00:01] Anna: So how was it?\nWell?\n\n[00:00:12] Ben Berg: Fine & good.\n\n[00:00:14] Anna: Ah.\n',
    );
  });

  it('find several speakers in one cue', async () => {
    const laidOut = await imported(
      'a.vtt',
      vtt(cue(1, '<v Anna>Yes?</v> <v Ben>No.</v>'), cue(4, '<v Anna>Oh.</v>')),
    );
    assert.deepEqual(turnsIn(laidOut), ['Anna|00:00:01|Yes?', 'Ben|00:00:01|No.', 'Anna|00:00:04|Oh.']);
  });

  it('take names before a colon for speakers where they recur, who speak on in cues without one', async () => {
    const laidOut = await imported(
      'a.srt',
      ['ANNA: So?', 'I mean it.', 'BEN: Yes. He said: go.', 'Note: this is once.', 'ANNA: Oh.', 'BEN: No.']
        .map((text, i) => `${i + 1}\n${cue(i + 1, text, i + 1)}`)
        .join('\n'),
    );
    assert.deepEqual(turnsIn(laidOut), [
      'ANNA|00:00:01|So? I mean it.',
      'BEN|00:00:03|Yes. He said: go. Note: this is once.',
      'ANNA|00:00:05|Oh.',
      'BEN|00:00:06|No.',
    ]);
  });

  it('have no tags, no styles and no notes, and each rolling line once', async () => {
    const { text, notes } = await imported(
      'a.vtt',
      `WEBVTT\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnothing\n\n${cue(1, 'one<00:00:01.500><c> two</c>')}\n${cue(2, 'one two\n<i>three</i> {\\an8}four')}\n${cue(3, 'three four\nfive.')}\nlost\n`,
    );
    assert.equal(text, '[00:00:01] one two three four five.\n');
    assert.deepEqual(notes, [
      { place: 'line 21', message: 'Lines that belong to no subtitle are left out: 1.' },
      { message: 'Lines that are shown twice, as subtitles roll, are taken once: 2.' },
    ]);
  });

  it('begin paragraphs at signs of another speaker', async () => {
    const { text } = await imported('a.srt', `1\n${cue(1, '- Yes?\n- No.')}\n2\n${cue(4, '>> Why?')}`);
    assert.equal(text, '[00:00:01] - Yes?\n\n[00:00:01] - No.\n\n[00:00:04] Why?\n');
  });

  it('have no blanks between words of scripts without', async () => {
    assert.equal(
      (await imported('a.srt', `1\n${cue(1, '今日は')}\n2\n${cue(3, 'いい天気')}`)).text,
      '[00:00:01] 今日はいい天気\n',
    );
  });
});

describe('transcripts from files of linguists', () => {
  it('say which tiers, marks and lines were left out', async () => {
    const trs = `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE Trans SYSTEM "trans-14.dtd"><Trans><Speakers><Speaker id="s1" name="Ren\u00e9"/><Speaker id="s2" name="Ben"/></Speakers><Turn speaker="s1 s2" startTime="1" endTime="3"><Sync time="1"/><Who nb="1"/>Oui<Event desc="rire" type="noise" extent="instantaneous"/><Event desc="en" type="language" extent="begin"/><Who nb="2"/>Non</Turn></Trans>`;
    const laidOut = await imported(
      'a.trs',
      Uint8Array.from(trs, sign => sign.charCodeAt(0)),
    );
    assert.deepEqual(turnsIn(laidOut), ['René|00:00:01|Oui [rire]', 'Ben|00:00:01|Non']);
    assert.match(laidOut.notes[0]!.message, /Marks of passages.*: 1/);
  });

  it('keep words in the order of the timeline where only some of its points have times', async () => {
    const exb =
      '<basic-transcription><speaker id="A"><abbreviation>A</abbreviation></speaker><common-timeline><tli id="T0" time="0.0"/><tli id="T1"/><tli id="T2"/><tli id="T3" time="9"/></common-timeline><tier id="1" speaker="A" type="t"><event start="T0" end="T1">one</event><event start="T2" end="T3">three</event></tier><tier id="2" speaker="B" type="t"><event start="T1" end="T2">two</event></tier></basic-transcription>';
    assert.deepEqual(turnsIn(await imported('a.exb', exb)), ['A|00:00:00|one', 'B||two', 'A||three']);
  });
});
