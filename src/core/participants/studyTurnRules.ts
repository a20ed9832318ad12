import { PathLists } from '../studyFile/matchPaths';
import { sameJson } from '../records/sameJson';
import type { StudyFile, TranscriptSource } from '../studyFile/studyFile';
import type { GivenTurns } from '../turns/givenTurns';
import { labelKey } from '../turns/labelKey';
import { parsePattern } from '../turns/patterns/pattern';
import type { TurnRules } from '../turns/turnRules';

type Said = Pick<StudyFile, 'interviewers' | 'participants'> &
  Partial<Pick<StudyFile, 'turns' | 'groups' | 'sources'>>;

/** A group that says something of turns. */
interface GroupRules {
  readonly transcripts: readonly string[];
  readonly patterns: readonly string[];
  readonly notSpeakers: readonly string[];
}

/** What the source of a transcript says of its turns. */
interface NamedSpeakers {
  readonly transcript: string;
  readonly speakers: readonly string[];
  readonly given?: GivenTurns;
}

/** What a study says of turns, without what has nothing to do with them. */
interface Source {
  readonly labels: readonly string[];
  readonly patterns: readonly string[];
  readonly notSpeakers: readonly string[];
  readonly groups: readonly GroupRules[];
  /** Of transcripts whose sources say something of who speaks. */
  readonly named: readonly NamedSpeakers[];
}

/** So many earlier rules are looked through for the same ones; they hold little more than their labels. */
const MAX_KNOWN = 100;

const NOTHING: Source = { labels: [], patterns: [], notSpeakers: [], groups: [], named: [] };

/**
 * What a study says of the turns in each of its transcripts.
 *
 * Patterns of a group are used for its transcripts in place of the study's; of several groups, those of all, in the order
 * of `study.json`. An empty list says nothing. What is no speaker adds up. What is both claimed and no speaker is none: a
 * group can so refuse what is a label elsewhere. What the source of an imported transcript says are speakers is claimed there. Patterns that cannot be parsed are left out.
 */
export class StudyTurnRules {
  private readonly groups: PathLists;
  private readonly named: ReadonlyMap<string, NamedSpeakers>;
  private readonly byPath = new Map<string, TurnRules>();
  /** By the numbers of the groups that a transcript is in, and its own path where its source names speakers. */
  private readonly byGroups = new Map<string, TurnRules>();

  private constructor(
    private readonly source: Source,
    /** Rules that transcripts may still have, the latest first. */
    private readonly known: readonly TurnRules[],
  ) {
    this.groups = new PathLists(source.groups.map(({ transcripts }) => transcripts));
    this.named = new Map(source.named.map(one => [one.transcript, one]));
  }

  /** @param before gives the same objects where the same is said: turns are found again when it is another */
  static of(study: Said | undefined, before?: StudyTurnRules): StudyTurnRules {
    const source = study ? sourceOf(study) : NOTHING;
    if (before && sameJson(before.source, source)) return before;
    const known = before ? [...new Set([...before.byGroups.values(), ...before.known])] : [];
    return new StudyTurnRules(source, known.slice(0, MAX_KNOWN));
  }

  /** @param path of a transcript */
  of(path: string): TurnRules {
    let rules = this.byPath.get(path);
    if (!rules) this.byPath.set(path, (rules = this.ofGroups(this.groups.matching(path), path)));
    return rules;
  }

  /** @param groups numbers of those that a transcript is in, among those that say something of turns */
  private ofGroups(groups: readonly number[], path: string): TurnRules {
    const named = this.named.get(path);
    const key = named ? `${groups.join()} ${path}` : groups.join();
    let rules = this.byGroups.get(key);
    if (!rules) {
      const made = rulesOf(
        this.source,
        groups.map(i => this.source.groups[i]!),
        named,
      );
      this.byGroups.set(key, (rules = this.known.find(one => sameJson(one, made)) ?? made));
    }
    return rules;
  }
}

function sourceOf({ interviewers, participants, turns = {}, groups = [], sources = [] }: Said): Source {
  return {
    labels: [...interviewers, ...participants.flatMap(({ speakers = [] }) => speakers)],
    patterns: usable(turns.patterns),
    notSpeakers: turns.notSpeakers ?? [],
    groups: groups
      .map(({ transcripts, turns: { patterns, notSpeakers = [] } = {} }) => ({
        transcripts,
        patterns: usable(patterns),
        notSpeakers,
      }))
      .filter(({ patterns, notSpeakers }) => patterns.length + notSpeakers.length > 0),
    named: sources.flatMap(namedSpeakers),
  };
}

function namedSpeakers({
  transcript,
  speakers,
  text,
  turns,
  unspoken = [],
}: TranscriptSource): NamedSpeakers[] {
  if (turns) return [{ transcript, speakers: speakers ?? [], given: { text, turns, unspoken } }];
  return speakers ? [{ transcript, speakers }] : [];
}

function usable(patterns: readonly string[] = []): readonly string[] {
  return patterns.filter(source => parsePattern(source).ok);
}

function rulesOf(
  { labels, patterns, notSpeakers }: Source,
  groups: readonly GroupRules[],
  named: NamedSpeakers | undefined,
): TurnRules {
  const claimed = named && named.speakers.length > 0 ? [...new Set([...labels, ...named.speakers])] : labels;
  const ofGroups = groups.flatMap(group => group.patterns);
  const refused = new Map(
    [...notSpeakers, ...groups.flatMap(group => group.notSpeakers)].map(label => [labelKey(label), label]),
  );
  return {
    labels: refused.size > 0 ? claimed.filter(label => !refused.has(labelKey(label))) : claimed,
    patterns: [...new Set(ofGroups.length > 0 ? ofGroups : patterns)],
    notSpeakers: [...refused.values()],
    ...(named?.given ? { given: named.given } : {}),
  };
}
