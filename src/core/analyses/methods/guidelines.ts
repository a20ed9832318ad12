import * as l10n from '@vscode/l10n';
import type { Topic } from './fact';

export type GuidelineId = 'coreq' | 'srqr' | 'jars-qual';

/** An item of a reporting guideline. */
export interface Item {
  /** As the guideline numbers it; of JARS–Qual, which numbers none, the section. */
  readonly number: string;
  /** What it asks for, in our own words. */
  readonly topic: string;
  /** What of a study's files has to do with it. */
  readonly facts: readonly Topic[];
  /** Whether these facts, where there are any, are all that it asks for. */
  readonly isWhole?: true;
}

export interface Guideline {
  readonly id: GuidelineId;
  readonly title: string;
  /** Where it was published. */
  readonly reference: string;
  readonly items: readonly Item[];
}

const item = (number: string | number, topic: string, ...facts: readonly Topic[]): Item => ({
  number: String(number),
  topic,
  facts,
});
const whole = (number: string | number, topic: string, ...facts: readonly Topic[]): Item => ({
  ...item(number, topic, ...facts),
  isWhole: true,
});

const COREQ: Guideline = {
  id: 'coreq',
  title: 'COREQ',
  reference: 'Tong A., Sainsbury P. & Craig J. (2007), Int. J. Qual. Health Care 19(6): 349–357', // not for the catalogue
  items: [
    item(1, l10n.t('who led the interviews or groups'), 'interviewers'),
    item(2, l10n.t('degrees of the researchers')),
    item(3, l10n.t('their occupation during the study')),
    item(4, l10n.t('their gender')),
    item(5, l10n.t('their experience and training')),
    item(6, l10n.t('contact with participants before the study')),
    item(7, l10n.t('what participants knew about the interviewers')),
    item(8, l10n.t('assumptions and interests of the interviewers'), 'memos'),
    item(9, l10n.t('methodological approach and theory')),
    item(10, l10n.t('how participants were selected')),
    item(11, l10n.t('how they were approached')),
    item(12, l10n.t('number of participants'), 'participants'),
    item(13, l10n.t('who declined or dropped out, and why')),
    item(14, l10n.t('where the data were collected')),
    item(15, l10n.t('who else was present')),
    item(16, l10n.t('characteristics of the sample'), 'sample', 'groups'),
    item(17, l10n.t('interview guide, and whether it was tested')),
    item(18, l10n.t('repeated interviews'), 'repeated'),
    item(19, l10n.t('audio or video recording')),
    item(20, l10n.t('field notes')),
    item(21, l10n.t('length of the interviews'), 'transcripts'),
    item(22, l10n.t('data saturation'), 'saturation'),
    item(23, l10n.t('transcripts returned to participants')),
    whole(24, l10n.t('number of coders'), 'coders', 'programs', 'doubleCoding'),
    whole(25, l10n.t('coding tree'), 'codebook', 'themes'),
    item(26, l10n.t('where the themes came from'), 'codebookHistory'),
    whole(27, l10n.t('software'), 'software', 'programs'),
    item(28, l10n.t('feedback from participants on the findings')),
    item(29, l10n.t('quotations, each with its participant'), 'quotations'),
    item(30, l10n.t('whether the findings follow from the data')),
    item(31, l10n.t('main themes'), 'themes'),
    item(32, l10n.t('minor themes and diverse cases')),
  ],
};

const SRQR: Guideline = {
  id: 'srqr',
  title: 'SRQR',
  reference: 'O’Brien B. C. et al. (2014), Acad. Med. 89(9): 1245–1251', // not for the catalogue
  items: [
    item('S1', l10n.t('title')),
    item('S2', l10n.t('abstract')),
    item('S3', l10n.t('the problem, and what is known about it')),
    item('S4', l10n.t('purpose or research question')),
    item('S5', l10n.t('approach, theory and paradigm')),
    item('S6', l10n.t('the researchers and their influence on the study'), 'coders', 'memos'),
    item('S7', l10n.t('setting and context')),
    item('S8', l10n.t('sampling, and when it ended'), 'saturation'),
    item('S9', l10n.t('ethical approval and consent')),
    item('S10', l10n.t('kinds of data, and how and when they were collected'), 'transcripts', 'groups'),
    item('S11', l10n.t('instruments and recording devices')),
    item('S12', l10n.t('number and characteristics of participants and documents'), 'participants', 'sample'),
    item(
      'S13',
      l10n.t('how data were prepared: transcription, checking, coding, anonymization'),
      'sources',
      'coders',
      'software',
    ),
    item(
      'S14',
      l10n.t('how themes were developed, and by whom'),
      'coders',
      'programs',
      'codebookHistory',
      'codingDates',
    ),
    item(
      'S15',
      l10n.t('what makes the analysis trustworthy'),
      'doubleCoding',
      'drawn',
      'agreement',
      'consensus',
    ),
    item('S16', l10n.t('findings and interpretations'), 'themes'),
    item('S17', l10n.t('evidence for the findings: quotes, notes, excerpts'), 'quotations'),
    item('S18', l10n.t('relation to earlier work, and transferability')),
    item('S19', l10n.t('limitations')),
    item('S20', l10n.t('conflicts of interest')),
    item('S21', l10n.t('funding')),
  ],
};

const JARS: Guideline = {
  id: 'jars-qual',
  title: 'JARS–Qual',
  reference: 'Levitt H. M. et al. (2018), Am. Psychol. 73(1): 26–46', // not for the catalogue
  items: [
    item(l10n.t('Title page'), l10n.t('title, funding, conflicts of interest')),
    item(l10n.t('Abstract'), l10n.t('problem, participants, approach, main findings')),
    item(l10n.t('Introduction: problem'), l10n.t('the problem, and what is known about it')),
    item(l10n.t('Introduction: aims'), l10n.t('purpose, audience and approach')),
    item(l10n.t('Method: design'), l10n.t('overview of the design, and why it was chosen')),
    item(
      l10n.t('Method: researchers'),
      l10n.t('the researchers and what they brought with them'),
      'coders',
      'memos',
    ),
    item(
      l10n.t('Method: participants'),
      l10n.t('number and characteristics of participants and documents'),
      'participants',
      'sample',
      'groups',
    ),
    item(l10n.t('Method: relationship'), l10n.t('contact between researchers and participants')),
    item(l10n.t('Method: recruitment'), l10n.t('how participants were recruited, and consent')),
    item(
      l10n.t('Method: selection'),
      l10n.t('how participants were selected, and why there were no more'),
      'saturation',
    ),
    item(
      l10n.t('Method: data collection'),
      l10n.t('kinds of data, questions, length and setting'),
      'transcripts',
      'interviewers',
      'repeated',
    ),
    item(l10n.t('Method: recording'), l10n.t('recording and transcription'), 'sources'),
    item(
      l10n.t('Method: analysis'),
      l10n.t('coders, unit, software, and how codes were developed'),
      'coders',
      'programs',
      'software',
      'codebook',
      'codebookHistory',
      'codingDates',
    ),
    item(
      l10n.t('Method: integrity'),
      l10n.t('checks of the analysis, such as agreement and consensus'),
      'doubleCoding',
      'drawn',
      'agreement',
      'consensus',
    ),
    item(l10n.t('Findings'), l10n.t('findings, with quotes as evidence'), 'themes', 'quotations'),
    item(l10n.t('Discussion'), l10n.t('contributions, limitations, implications')),
  ],
};

/** In the order of the report. */
export const GUIDELINES: readonly Guideline[] = [COREQ, SRQR, JARS];
