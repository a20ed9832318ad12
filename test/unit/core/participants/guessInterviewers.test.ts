import assert from 'node:assert/strict';
import { guessInterviewers, isLikelyInterviewer } from '../../../../src/core/participants/guessInterviewers';

/** Labels of interviewers as people and programs write them. */
const INTERVIEWERS = {
  English: [
    'INT',
    'Int.',
    'I',
    'I1',
    'INT 2',
    'Interviewer',
    'INTERVIEWER 1',
    '2nd interviewer',
    'Q',
    'Q.',
    'Mod',
  ],
  'English, longer': [
    'Moderator',
    'Facilitator A',
    'Interviewer (NS)',
    'Berg – interviewer',
    'Researcher (AB)',
  ],
  German: [
    'Interviewerin',
    'Interviewer*in',
    'Interviewer:in',
    'Interviewer/in',
    'Moderation',
    'Forscherin',
    'Frage',
  ],
  French: ['Enquêteur', 'Enquêtrice', 'ENQUETEUR', 'Enquêteur·rice', 'Intervieweuse', 'Animatrice'],
  Spanish: ['Entrevistador', 'Entrevistador(a)', 'ENTREVISTADORA', 'Moderadora', 'Pregunta 3'],
  Portuguese: ['Entrevistadora 2', 'Pesquisador'],
  Italian: ['Intervistatore', 'Intervistatrice', 'Domanda'],
  Dutch: ['Interviewster', 'Gespreksleider'],
  Chinese: ['采访者', '采访者1', '访谈者A', '主持人', '訪談者', '问'],
  Japanese: ['聞き手', '聞き手A', 'インタビュアー', 'インタビュアー2', '司会'],
  Korean: ['면담자', '면담자 1', '진행자'],
  Russian: ['Интервьюер', 'ИНТЕРВЬЮЕР', 'Ведущая', 'Модератор 1'],
  Arabic: ['المحاور', 'المحاورة', 'الباحثة', 'س'],
  Hebrew: ['מראיינת'],
  Hindi: ['साक्षात्कारकर्ता'],
};

/** Labels of participants that are written almost like those, or that it would be wrong to guess from. */
const PARTICIPANTS = {
  English: [
    'Interviewee',
    'INTERVIEWEE 1',
    'P1',
    'R',
    'A',
    'A.',
    'Ivy',
    'Inti',
    'Modesty',
    'Speaker 1',
    'Ann I.',
    'Quentin',
  ],
  'English, numbered': ['Researcher 3', 'Unknown', 'Participant 12', 'E', 'M', ''],
  German: ['Interviewte', 'Interviewter', 'Interviewpartnerin', 'Befragte/r', 'B'],
  French: ['Enquêté', 'Enquêtée', 'Interviewé', 'Interviewée'],
  Spanish: ['Entrevistado', 'Entrevistada', 'Participante'],
  Italian: ['Intervistato', 'Intervistata'],
  Chinese: ['受访者', '被采访者', '被访谈者', '访', '王芳'],
  Japanese: ['話し手', '回答者', '研究協力者'],
  Korean: ['피면담자', '응답자', '김민수'],
  Russian: ['Интервьюируемый', 'Респондент', 'Информант'],
  Arabic: ['المشاركة', 'المبحوث', 'ج'],
};

describe('interviewers are guessed from', () => {
  for (const [language, labels] of Object.entries(INTERVIEWERS)) {
    it(`their labels in ${language}, written apart or not`, () => {
      for (const label of labels) {
        assert.ok(isLikelyInterviewer(label), label);
        assert.ok(isLikelyInterviewer(label.normalize('NFD')), `${label}, letters taken apart`);
      }
    });
  }

  for (const [language, labels] of Object.entries(PARTICIPANTS)) {
    it(`nothing else in ${language}`, () => {
      for (const label of labels) assert.ok(!isLikelyInterviewer(label), label);
    });
  }
});

it('guesses come in the order of the labels', () => {
  assert.deepEqual(guessInterviewers(['P1', 'Moderator', 'Ann', 'INT']), ['Moderator', 'INT']);
});
