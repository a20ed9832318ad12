/** What interviewers are called: a label with such a word in it is one of theirs, as in `Interviewer 2` or `Berg (Moderation)`. */
const ROLES: Readonly<Record<string, string>> = {
  english:
    'interviewer interviewers cointerviewer moderator moderators comoderator facilitator facilitators questioner',
  german:
    'interviewerin interviewende interviewender moderatorin moderation fragesteller fragestellerin gesprächsleitung',
  french:
    'enquêteur enquêtrice enquêteuse intervieweur intervieweuse modérateur modératrice animateur animatrice',
  spanish:
    'entrevistador entrevistadora moderador moderadora facilitador facilitadora encuestador encuestadora',
  portuguese: 'entrevistador entrevistadora moderador moderadora inquiridor inquiridora',
  italian: 'intervistatore intervistatrice moderatore moderatrice facilitatore facilitatrice',
  dutch: 'interviewster gespreksleider gespreksleidster',
  scandinavian: 'intervjuare intervjuer intervjuar haastattelija',
  polish: 'ankieter ankieterka moderatorka prowadzący prowadząca',
  turkish: 'görüşmeci moderatör',
  russian: 'интервьюер интервьюерка модератор ведущий ведущая фасилитатор',
  chinese:
    '采访者 採訪者 采访人 採訪人 采访员 访谈者 訪談者 访谈人 訪談人 访谈员 訪談員 访问者 访问员 訪問者 訪問員 主持人 提问者 提問者',
  japanese:
    '聞き手 インタビュアー インタビューアー インタヴュアー 司会 司会者 質問者 面接者 調査者 モデレーター ファシリテーター',
  korean: '면담자 면접자 면접관 질문자 진행자 사회자 조사자 인터뷰어 모더레이터',
  arabic: 'المحاور المحاورة محاور محاورة الميسر الميسرة ميسر ميسرة السائل السائلة',
  hebrew: 'מראיין מראיינת המראיין המראיינת מנחה המנחה',
  hindi: 'साक्षात्कारकर्ता प्रश्नकर्ता',
  others: 'pewawancara ผู้สัมภาษณ์',
};

/** What a label of an interviewer may be as a whole, with or without a number: `INT`, `I2`, `Q`. */
const CODES =
  'i int intv intvr ivr q mod fac question frage pregunta pergunta domanda vraag вопрос 问 問 質問 질문 س سؤال ש שאלה';

/** What a label of an interviewer may be as a whole; with a number it may well be a participant: `Researcher 3`. */
const SOLE =
  'researcher investigator forscher forscherin forschende chercheur chercheuse investigador investigadora pesquisador ' +
  'pesquisadora ricercatore ricercatrice onderzoeker badacz badaczka araştırmacı исследователь исследовательница ' +
  '研究者 研究员 研究員 연구자 الباحث الباحثة';

// in Chinese and Japanese, letters and numbers stand right beside words
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{L}\p{M}]+/gu;

const roles = wordsOf(Object.values(ROLES).join(' '));
const codes = wordsOf(CODES);
const sole = wordsOf(SOLE);

/**
 * The labels that are probably interviewers’, by what they say in some twenty languages; in their order. It is a guess: `I`
 * may be somebody’s initial.
 */
export function guessInterviewers(labels: Iterable<string>): string[] {
  return [...labels].filter(isLikelyInterviewer);
}

/** Whether a label is probably an interviewer’s; see {@link guessInterviewers}. */
export function isLikelyInterviewer(label: string): boolean {
  const folded = fold(label);
  const words = folded.match(WORD) ?? [];
  if (words.some(word => roles.has(word))) return true;
  // `Researcher (NS)`: initials in brackets may follow
  const [word, another] = folded.replace(/\([^()]*\)\s*$/u, '').match(WORD) ?? [];
  if (word === undefined || another !== undefined) return false;
  return codes.has(word) || (sole.has(word) && !/\p{N}/u.test(folded));
}

/** In small letters, composed, and without the accents that typists leave out. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(fold));
}
