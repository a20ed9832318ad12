import * as l10n from '@vscode/l10n';
import { type Command, SAMPLE } from '../command';

/** What the help says of an analysis beyond its description and parameters. */
export type AnalysisHelp = Pick<Command, 'group' | 'summary' | 'examples'>;

/** By the ids of the analyses, in their order. */
export const ANALYSIS_HELP: Readonly<Record<string, AnalysisHelp>> = {
  frequency: {
    group: 'counting',
    summary: l10n.t('Count the participants who mention each theme and code'),
    examples: [
      {
        does: l10n.t('Themes and codes of the interviews, in the form of a published table'),
        args: [SAMPLE, '--group', 'part-2', '--form', 'paper'],
      },
      {
        does: l10n.t('Only the segments of one coder, as an Excel workbook'),
        args: [SAMPLE, '--coder', 'c1', '-o', 'coder-1.xlsx'],
      },
    ],
  },
  groups: {
    group: 'counting',
    summary: l10n.t('Compare frequencies between groups of transcripts'),
    examples: [
      { does: l10n.t('All groups of the study, side by side'), args: [SAMPLE] },
      {
        does: l10n.t('Segments instead of participants, for a statistics program'),
        args: [SAMPLE, '--by', 'segment', '--format', 'csv'],
      },
    ],
  },
  matrix: {
    group: 'counting',
    summary: l10n.t('Show each theme and code by participant or transcript'),
    examples: [
      {
        does: l10n.t('Which participants mention what'),
        args: [SAMPLE, '--count', 'presence'],
      },
      {
        does: l10n.t('Segments per transcript, as a picture'),
        args: [SAMPLE, '--columns', 'transcript', '-o', 'matrix.svg'],
      },
    ],
  },
  crosstab: {
    group: 'counting',
    summary: l10n.t('Compare participants by an attribute, with tests'),
    examples: [
      {
        does: l10n.t('By profession, with a test for each theme and code'),
        args: [SAMPLE, '--attribute', 'profession', '--tests'],
      },
      {
        does: l10n.t('The interviews by the first attribute, as a web page with a chart'),
        args: [SAMPLE, '--group', 'part-2', '-o', 'crosstab.html'],
      },
    ],
  },
  values: {
    group: 'counting',
    summary: l10n.t('Show how the values of codes with a scale are distributed'),
    examples: [
      { does: l10n.t('Mean and median of every code with a scale'), args: [SAMPLE, '--show', 'mean'] },
      {
        does: l10n.t('By the first attribute, each participant once'),
        args: [SAMPLE, '--by', 'attribute', '--unit', 'participant'],
      },
    ],
  },
  participants: {
    group: 'counting',
    summary: l10n.t('Describe who took part, as in a paper’s section on the sample'),
    examples: [
      {
        does: l10n.t('By group and in all, with what participants are called in the sentences'),
        args: [SAMPLE, '--people', 'coach/coaches'], // not for the catalogue
      },
      {
        does: l10n.t('Means with standard deviations, as a Word document'),
        args: [SAMPLE, '--numbers', 'sd', '-o', 'people.docx'],
      },
    ],
  },
  segments: {
    group: 'counting',
    summary: l10n.t('List all coded segments with their words and source'),
    examples: [
      {
        does: l10n.t('All segments of a theme and its codes'),
        args: [SAMPLE, '--code', 'Lacks in the training'], // not for the catalogue
      },
      {
        does: l10n.t('One row for each code of a segment, as a spreadsheet'),
        args: [SAMPLE, '--per', 'code', '-o', 'segments.csv'],
      },
    ],
  },
  keyquotes: {
    group: 'counting',
    summary: l10n.t('Show a quote for each theme and participant'),
    examples: [
      { does: l10n.t('Themes by participants, for Word'), args: [SAMPLE, '-o', 'quotes.docx'] },
      {
        does: l10n.t('All codes by transcripts'),
        args: [SAMPLE, '--level', '0', '--columns', 'transcript'],
      },
    ],
  },
  grid: {
    group: 'counting',
    summary: l10n.t('Show what is written about each participant and theme'),
    examples: [
      { does: l10n.t('Participants by themes, to read'), args: [SAMPLE, '--format', 'md'] },
      {
        does: l10n.t('With the words of segments, for Word'),
        args: [SAMPLE, '--show', 'quotes', '-o', 'grid.docx'],
      },
    ],
  },
  memos: {
    group: 'counting',
    summary: l10n.t('List all memos and what they are on'),
    examples: [
      { does: l10n.t('All memos of the study, to read'), args: [SAMPLE, '--format', 'md'] },
      {
        does: l10n.t('The memos on segments of one coder, as a spreadsheet'),
        args: [SAMPLE, '--on', 'segment', '--coder', 'c1', '-o', 'memos.csv'],
      },
    ],
  },
  cooccurrence: {
    group: 'counting',
    summary: l10n.t('Find codes that occur together'),
    examples: [
      {
        does: l10n.t('Codes on overlapping segments'),
        args: [SAMPLE],
      },
      {
        does: l10n.t('Themes in the same turn'),
        args: [SAMPLE, '--within', 'turn', '--level', 'themes'],
      },
    ],
  },
  saturation: {
    group: 'counting',
    summary: l10n.t('Count the new codes that each transcript brings'),
    examples: [
      { does: l10n.t('In the order of file names'), args: [SAMPLE] },
      {
        does: l10n.t('In the order of coding, as a chart'),
        args: [SAMPLE, '--order', 'date', '-o', 'saturation.png'],
      },
    ],
  },
  robustness: {
    group: 'counting',
    summary: l10n.t('Show whether labels hold under other reasonable choices'),
    examples: [
      {
        does: l10n.t('The interviews: how often each label holds, and what changes it'),
        args: [SAMPLE, '--group', 'part-2'],
      },
      {
        does: l10n.t('How much depends on each transcript'),
        args: [SAMPLE, '--show', 'transcripts'],
      },
    ],
  },
  timeline: {
    group: 'counting',
    summary: l10n.t('Show where codes occur in each transcript'),
    examples: [
      {
        does: l10n.t('One transcript'),
        args: [SAMPLE, '--transcript', 'focus-group.txt'],
      },
      {
        does: l10n.t('All interviews, as a web page with charts'),
        args: [SAMPLE, '--group', 'part-2', '-o', 'timeline.html'],
      },
    ],
  },
  uncoded: {
    group: 'counting',
    summary: l10n.t('List what participants say that is not coded'),
    examples: [
      {
        does: l10n.t('How much of each transcript is coded'),
        args: [SAMPLE, '--by', 'transcripts'],
      },
      {
        does: l10n.t('Passages that one coder left uncoded'),
        args: [SAMPLE, '--coder', 'c1', '--group', 'part-2'],
      },
    ],
  },
  words: {
    group: 'counting',
    summary: l10n.t('Count words, and find those typical of a group or participant'),
    examples: [
      {
        does: l10n.t('Word families of participants, group by group'),
        args: [SAMPLE, '--count', 'family', '--columns', 'group'],
      },
      {
        does: l10n.t('What a group says more often than the rest'),
        args: [SAMPLE, '--keyness', 'part-1'],
      },
    ],
  },
  agreement: {
    group: 'coders',
    summary: l10n.t('Measure how far coders agree: percent, κ, α and others'),
    examples: [
      {
        does: l10n.t('Two coders, sentence by sentence'),
        args: [SAMPLE, '--coders', 'c1,c2', '--unit', 'sentence'],
      },
      {
        does: l10n.t('The figures that other programs would show'),
        args: [SAMPLE, '--show', 'comparability'],
      },
    ],
  },
  sample: {
    group: 'coders',
    summary: l10n.t('Draw transcripts at random for a second coder'),
    examples: [
      { does: l10n.t('A fifth of the transcripts'), args: [SAMPLE] },
      {
        does: l10n.t('Two interviews; the same seed draws the same ones'),
        args: [SAMPLE, '--group', 'part-2', '--count', '2', '--seed', '7'],
      },
    ],
  },
  compare: {
    group: 'coders',
    summary: l10n.t('Show where two coders differ, word by word'),
    examples: [
      {
        does: l10n.t('How often two coders differ, and how'),
        args: [SAMPLE, '--coders', 'c1,c2', '--show', 'counts'],
      },
      {
        does: l10n.t('What a coder has changed since an earlier commit'),
        args: [SAMPLE, '--coders', 'c1', '--at', 'HEAD~1'],
      },
    ],
  },
  methods: {
    group: 'counting',
    summary: l10n.t('List what the files show for COREQ, SRQR and JARS–Qual'),
    examples: [
      { does: l10n.t('The items of COREQ, for Word'), args: [SAMPLE, '-o', 'coreq.docx'] },
      { does: l10n.t('All three guidelines'), args: [SAMPLE, '--guideline', 'all'] },
    ],
  },
};
