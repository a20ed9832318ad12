// Words that tell a speaker's label from other words before a colon. English, as far as they are words of a language:
// in other languages the layout of the text has to tell. A label that the study claims needs none of this.

/** Words between names in a label. */
export const PARTICLES = words(`
  of the and y e et und de del della der den des di da do dos du la le el al bin ibn van von zu zur ter ten av af`);

/** Words that name a role: with a capital first, they make a label of words that are otherwise written small. */
export const ROLES = words(`
  speaker interviewer interviewee participant respondent informant moderator facilitator researcher assistant observer
  host guest voice voices narrator translator interpreter audience everyone`);

/** Words that open or make up a sentence. No label begins with one, or has one written small inside. */
export const SENTENCE_WORDS = words(`
  a an the this that these those my our your his her its their i me we us you he him she it they them
  and but or so because if when while as although though unless until since than then thus hence therefore however
  moreover furthermore meanwhile nevertheless nonetheless otherwise instead also besides still anyway
  what why how where which who whose whom
  in on at by for from to with without of about into onto over under after before between during like
  is are was were am be been being do does did done have has had having would can could should shall might must
  not no nor yes yeah yep nope ok okay well right sure oh ah um uh hmm mm now here there again just only even maybe
  perhaps please thanks thank hello hi hey
  say says said saying ask asks asked tell tells told think thinks thought goes went gave get gets got know knows mean
  means feel feels felt want wants wanted reply replies replied answered add adds added
  firstly secondly thirdly finally lastly
  each every some any most more another such
  example examples instance namely eg ie etc quote reason problem result results point points fact`);

/** Words that count points on their own, but not in `Second interviewer`. */
export const ENUMERATORS = words(`first second third fourth fifth next last one two three four five`);

/** What a line in the head of a transcript is about. No label ends with one, but for a number. */
export const METADATA_WORDS = words(`
  date time location place venue setting duration length transcript transcripts transcription transcribed transcriber
  recorded recording file filename name number id code pseudonym age gender sex occupation profession
  project study title topic theme interview session version language format source copyright keywords abstract
  attendees present absent apologies address email phone fax website http https mailto`);

/** What a heading or an aside of the transcriber is about. No label ends with one, but for a number. */
export const HEADING_WORDS = words(`
  note notes comment comments remark remarks summary introduction background conclusion context appendix agenda minutes
  page part chapter section step phase stage goal item table figure start started end ended begin`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
