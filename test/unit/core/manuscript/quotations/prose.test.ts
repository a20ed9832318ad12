import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { finish } from '../../../../../src/core/base/steps';
import { checkManuscript } from '../../../../../src/core/manuscript/checkManuscript';
import { readManuscript } from '../../../../../src/core/manuscript/read/readManuscript';
import { NodeFileStore } from '../../../../../src/node/nodeFileStore';
import { readStudy } from '../../../../../src/study/readStudy';
import { FORMATS, type PaperBlock, paperFile } from '../paperFiles';
import { PICK, type Pick } from './randomQuotes';

const SAMPLE = path.resolve(__dirname, '../../../../../media/sample-study');

// Sentences as papers have them, in which nothing is a participant’s word: titles, items, definitions, irony, apostrophes.
const SENTENCES = [
  'The training lasted two days and was given by two psychiatrists.',
  'We used the questionnaire “How confident are you in your work with patients?” (Miller, 2016) at both times.',
  'Its first item, “I feel able to help people with this disorder”, was answered by all job coaches.',
  'In their book “Handbook of good psychiatric management for borderline personality disorder”, the authors call this “being active”.',
  'What is called “supported employment” differs from “train and place” programmes.',
  'Job Coach 2 and Job Coach 9 had several years of experience; Job Coach 4 was a nurse.',
  'The coaches’ answers were coded by two of us, and the participants’ names replaced.',
  'This is the ‘place and train’ approach of the service’s early years.',
  'A code was called “typical” when more than half of the participants mentioned it, otherwise “variant”.',
  'The interview guide asked “What has stayed with you from the training, if anything at all?” first.',
  'One group met for 90 minutes (focus group), and six people were interviewed (Job Coaches 2, 4, 6, 7, 8 and 9).',
  'Guided by Hill et al. (2005), who speak of “a label that says how often a domain occurs”, we counted participants.',
  'The room was 12" wide and the recorder 5\' away.',
  'As the saying goes, “a problem shared is a problem halved by the end of the day”.',
  'He wrote that “the aim of treatment is a life outside of treatment, and work is part of it” (Gunderson, 2014, p. 5).',
  '“Do not go gentle into that good night, old age should burn” is how one of us felt about the analysis.',
  'The software was “Transcript Coder” for “Visual Studio Code”, and “git” kept all versions of the files.',
  'Participants were told “You can stop at any time, and nobody will ask you for a reason”, as the ethics committee wanted.',
  'We see no “quick fix”; rather, “it depends” was the rule.',
  'Die Schulung hieß „Gutes psychiatrisches Management für Fachleute der Eingliederung“ und dauerte zwei Tage.',
  'Le guide d’entretien commençait par « Qu’avez-vous retenu de la formation jusqu’à présent ? » pour tout le monde.',
  'See Table 2 for the theme “Conditions to apply what was learned in practice” and its codes.',
];
const BLOCKS = [
  'A job coach is a professional who helps people find and keep a job in the regular labour market (Becker & Drake, 2003).',
  'Note. N is the number of participants who mentioned a code at least once in their interview.',
];

function prose(pick: Pick): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  for (let i = 0; i < 50; i++) {
    if (i % 9 === 8) blocks.push({ kind: 'heading', text: 'Lessons “learned” after the training' });
    const sentences = Array.from({ length: 2 + pick(5) }, () => SENTENCES[pick(SENTENCES.length)]!);
    blocks.push({ kind: 'text', text: sentences.join(' ') });
    if (pick(10) === 0) blocks.push({ kind: 'quote', text: BLOCKS[pick(BLOCKS.length)]! });
  }
  return blocks;
}

describe('prose in which no participant speaks', () => {
  for (const format of FORMATS) {
    it(`raises nothing in 50 paragraphs of ${format}`, async () => {
      const { corpus } = await readStudy(new NodeFileStore(SAMPLE));
      await fc.assert(
        fc.asyncProperty(PICK, async pick => {
          const manuscript = await readManuscript(paperFile(prose(pick), format, pick), format);
          const { findings, quotations } = finish(checkManuscript(manuscript, corpus));
          assert.deepEqual(findings, []);
          assert.ok(quotations.length > 5 && quotations.every(({ state }) => state === 'elsewhere'));
        }),
        { numRuns: 5 },
      );
    });
  }

  it('is what the readme and the documentation are', async () => {
    const { corpus } = await readStudy(new NodeFileStore(SAMPLE));
    const root = path.resolve(__dirname, '../../../../..');
    for (const name of [
      'README.md',
      'docs/coding.md',
      'docs/exchange.md',
      'docs/speakers.md',
      'docs/glossary.md',
    ]) {
      const manuscript = await readManuscript(fs.readFileSync(path.join(root, name)), 'markdown');
      assert.deepEqual(finish(checkManuscript(manuscript, corpus)).findings, [], name);
    }
  });
});
