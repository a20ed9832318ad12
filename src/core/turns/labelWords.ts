// Words that tell a speaker's label from other words before a colon. English, as far as they are words of a language:
// in other languages the layout of the text has to tell. A label that the study claims needs none of this.

/** Words between names in a label. */
export const PARTICLES = words(`
  of the and y e et und de del della der den des di da do dos du la le el al bin ibn van von zu zur ter ten av af`);

/** Words that name a role: with a capital first, they make a label of words that are otherwise written small. */
export const ROLES = words(`
  speaker interviewer interviewee participant respondent informant moderator facilitator researcher assistant observer
  host guest voice voices narrator translator interpreter audience everyone

  interviewerin interviewer*in interviewer:in interviewer/in befragte befragter befragte:r befragte*r befragte/r
  moderatorin forscherin forscher sprecher sprecherin teilnehmer teilnehmerin proband probandin
  enquêteur enquêtrice enquêté enquêtée enquêteuse intervieweur intervieweuse interviewé interviewée modérateur
  participante participants locuteur locutrice
  entrevistador entrevistadora entrevistado entrevistada moderadora moderador informante hablante
  intervistatore intervistatrice intervistato intervistata partecipante
  geïnterviewde deelnemer spreker onderzoeker intervjuare intervjuer deltagare
  интервьюер респондент участник участница модератор ведущий ведущая спикер
  görüşmeci katılımcı araştırmacı konuşmacı ερευνητής ερευνήτρια συμμετέχων συμμετέχουσα ομιλητής`);

/** Words for people who come in: what is labelled with one of these is as much a label as a code. */
export const PEOPLE = words(`
  nurse doctor mother father mum mom dad wife husband daughter son sister brother partner child boy girl man woman men women
  male female teacher student pupil colleague manager secretary receptionist waiter waitress driver clerk carer caregiver
  friend neighbour neighbor official staff patient client therapist judge officer witness chair chairman chairwoman
  president director court operator caller reporter announcer crowd group both unknown unidentified
  schwester pfleger arzt ärztin mutter vater frau mann kind tochter sohn kollege kollegin patient patientin
  infirmière médecin mère père femme homme enfant fille fils patiente enfermera médico madre padre mujer hombre`);

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
  attendees present absent apologies address email phone fax website http https mailto

  datum ort dauer aufnahme aufnahmedatum transkription transkribiert alter geschlecht beruf uhrzeit
  fecha lugar duración transcripción edad sexo profesión
  lieu durée enregistrement transcription âge sexe
  data luogo durata trascrizione età luogo local duração idade
  plaats duur leeftijd дата место время длительность возраст
  日期 时间 時間 地点 地點 主题 主題 姓名 年龄 年齡 性别 性別 职业 職業 录音 錄音 编号 日時 場所 年齢 録音 所要時間 날짜 일시 장소 시간 주제
  التاريخ المكان المدة الموضوع تاریخ مکان תאריך מקום נושא दिनांक स्थान समय วันที่ สถานที่ เวลา`);

/** Days and months, as far as they are no names. */
export const CALENDAR = words(`
  monday tuesday wednesday thursday friday saturday sunday january february march july september october november december
  montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz juli oktober dezember
  lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juillet août septembre octobre novembre
  décembre lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril julio agosto septiembre octubre
  noviembre diciembre lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio aprile luglio ottobre
  dicembre maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  pazartesi salı çarşamba perşembe cuma cumartesi pazar δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
  понедельник вторник среда четверг пятница суббота воскресенье poniedziałek wtorek środa czwartek piątek sobota niedziela
  måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag segunda terça quarta quinta sexta
  later before afterwards first second third
  today yesterday tomorrow heute gestern morgen beispiel regel nachts abends morgens zitat ergebnis grund
  exemple résultat ejemplo resultado regla esempio risultato regola`);

/** What a heading or an aside of the transcriber is about. No label ends with one, but for a number. */
export const HEADING_WORDS = words(`
  note notes comment comments remark remarks summary introduction background conclusion context appendix agenda minutes
  page part chapter section step phase stage goal item table figure start started end ended begin`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
