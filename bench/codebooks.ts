import type { Code, CodebookFile } from '../src/core/codebook/code';
import type { Random } from './editScripts/random';

const WHAT =
  `anger anxiety autonomy awareness barriers belonging boredom burden caution change choice comfort commitment
communication compassion competence confidence conflict connection consent control coping courage criticism curiosity
dependence despair dignity disappointment disclosure discrimination distance distrust doubt effort embarrassment empathy
empowerment encouragement exclusion exhaustion expectations experience failure fairness fatigue fear flexibility forgiveness
freedom friction frustration gratitude grief guilt habit helplessness hesitation honesty hope humiliation humour identity
ignorance impatience independence inequality influence insecurity insight isolation jealousy judgement knowledge learning
loneliness loss loyalty meaning mistrust motivation neglect obligation openness optimism overload pain patience perseverance
pressure pride privacy purpose reassurance recognition recovery rejection relapse relief reluctance resentment resilience
resistance respect responsibility restraint rumination sadness safety satisfaction secrecy self-esteem shame silence
solidarity stigma strain strength stress struggle support surprise suspicion sympathy tension tolerance transition trust
uncertainty understanding unfairness urgency vulnerability warmth weariness willingness withdrawal worry`.split(
    /\s+/,
  );
const WHOM =
  `adolescents administrators advisers brothers carers case-workers children clients clinicians co-workers colleagues
counsellors daughters doctors employers families fathers friends grandparents husbands interpreters job-coaches landlords
lawyers managers mentors mothers neighbours nurses officials parents partners patients peers pharmacists physiotherapists
police psychologists pupils relatives researchers residents sisters social-workers sons spouses strangers students supervisors
teachers therapists trainees trainers volunteers wives`.split(/\s+/);
const WHERE =
  `abroad appointments assessments breaks childhood church clinic college community corridors courtrooms crisis
discharge evenings exams funerals holidays home hospital housing illness induction internships interviews kitchens lockdown
meetings migration night-shifts nursery online pregnancy prison public retirement school shelters sports surgery telephone
training transport treatment university villages waiting-rooms weekends work workshops`.split(/\s+/);
const BETWEEN = ['of', 'about', 'towards', 'with', 'from', 'without'];
const PLACES = ['at', 'in', 'during', 'after', 'before', 'around'];
/** Words that tell one code from others: those that people would type. */
export const TELLING: ReadonlySet<string> = new Set([...WHAT, ...WHOM, ...WHERE]);
/** Codes at the top. */
const THEMES = 20;
const ACCENTED: Readonly<Record<string, string>> = {
  children: 'écoliers',
  clinic: 'clínica',
  despair: 'désespoir',
  fear: 'Ängste',
  hope: 'Überzeugung',
  school: 'école',
  strangers: 'étrangers',
};

/**
 * A codebook such as a large study has: names of two to five words in several levels, some with accents, each with a
 * description.
 */
export function someCodebook(count: number, random: Random): CodebookFile {
  const names = new Set<string>();
  const codes: Code[] = [];
  while (codes.length < count) {
    const i = codes.length;
    const name = someName(random);
    if (names.has(name)) continue;
    names.add(name);
    codes.push({
      id: `code-${i}`,
      name: name[0]!.toUpperCase() + name.slice(1),
      ...(i > THEMES ? { parent: `code-${random.below(Math.ceil(Math.sqrt(i)))}` } : {}),
      description: `${sentence(random)} ${sentence(random)}`,
    });
  }
  return { schema: 1, codes };
}

function someName(random: Random): string {
  const word = (list: readonly string[]) => {
    const drawn = random.pick(list);
    return random.chance(0.5) ? (ACCENTED[drawn] ?? drawn) : drawn;
  };
  const parts = random.chance(0.15)
    ? [word(WHAT), word(WHOM)]
    : [word(WHAT), random.pick(BETWEEN), word(WHOM)];
  if (random.chance(0.7)) parts.push(random.pick(PLACES), word(WHERE));
  return parts.join(' ');
}

function sentence(random: Random): string {
  const about = `${random.pick(WHAT)} ${random.pick(BETWEEN)} ${random.pick(WHOM)}`;
  return `Speaks of ${about} and of ${random.pick(WHAT)} ${random.pick(PLACES)} ${random.pick(WHERE)}.`;
}
