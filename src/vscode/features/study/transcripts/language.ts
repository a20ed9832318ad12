/** The language of transcripts in editors, as package.json declares it. */
export const LANGUAGE = 'transcript';

/** What a transcript can be in an editor. */
export const DOCUMENTS = [LANGUAGE, 'plaintext', 'markdown'];
