/** With line ends of Windows. */
export const TEXT =
  'INT: How was it?\r\n\r\nP1: It was hard at first, then easier.\r\n\r\nP2: I liked the coach.\r\n';

const STUDY = {
  schema: 1,
  name: 'In memory',
  transcripts: ['*.txt'],
  interviewers: ['INT'],
  participants: [
    { id: 'p1', name: 'P1', speakers: ['P1'] },
    { id: 'p2', name: 'P2', speakers: ['P2'] },
  ],
  coders: [{ id: 'nd', name: 'N. D.' }],
};

/** A study with another one in it. */
export const STUDY_FILES: Readonly<Record<string, string>> = {
  'study.json': JSON.stringify(STUDY),
  'codebook.json':
    '{"schema": 1, "codes": [{"id":"effort-ab12","name":"Effort"},{"id":"coach-ab12","name":"Coach"}]}\n',
  'a.txt': TEXT,
  'b.txt': TEXT.replaceAll('\r\n', '\n'),
  'pilot/study.json': '{"schema": 1, "name": "Pilot", "transcripts": ["*.txt"]}\n',
  'pilot/p.txt': TEXT,
};

/** What the workspace has at first: a study three folders below its own, and what is none. */
export const FIRST_FILES: Readonly<Record<string, string>> = {
  '/work/readme.md': 'Nothing to code.\n',
  '/work/node_modules/other/study.json':
    '{"schema": 1, "name": "Not one of ours", "transcripts": ["*.txt"]}\n',
  ...Object.fromEntries(
    Object.entries(STUDY_FILES).map(([path, text]) => [`/work/projects/2026/first/${path}`, text]),
  ),
};
