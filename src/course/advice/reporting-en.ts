/** The words of reporting, in the small letters of `plain`. The families are put together from them. */

/** Whoever is called from outside the organization. */
export const CALLED =
  '(?:scr|911|police|law enforcement|authorities|cops|dcf|dcp&p|cp&p|dyfs|child protective services|child protection|child welfare|state agency|prosecutors?)'

/** A sentence about reporting at all. */
export const CALLING =
  /\b(?:report|scr|911|police|law enforcement|authorities|cops|dcf|dcp&p|cp&p|dyfs|child protective services|child protection|child welfare|the state|state agency|prosecutors?)/u

const PEOPLE_AT_WORK =
  'director|supervisor|manager|lead|leadership|management|administrator|administration|clinician|coordinator|principal|executive|superior|boss|attorney|lawyer|counsel|board|team|human resources|hr|legal|insurer|office'
export const PEOPLE = `(?:${PEOPLE_AT_WORK}|named person|backup)s?`
/** Somebody at work whom staff don't have to tell first, unlike the named person. */
export const OTHERS = String.raw`(?:${PEOPLE_AT_WORK}|colleague|coworker)s?\b`
const TITLE = String.raw`(?:(?:the|a|an|our|your|their|its|someone in|someone from) )?(?:(?!(?:with|of|to|for|and|or|in)\b)[\w'-]+ ){0,2}`
/** Somebody at work, with up to two words of a title. */
export const WHO = String.raw`${TITLE}${PEOPLE}\b`
export const FAMILY = String.raw`(?:parent|guardian|family|families|caregiver|mother|father|household|relative)s?\b`
export const YOUTH = '(?:youth|child|young person|victim|teen|client|survivor|minor|family|parent|guardian|caregiver)s?'

/** What follows isn't denied in the same part of the sentence, as in "calls don't go through the director". */
export const STANDS = String.raw`(?<!\b(?:not|never|nobody|no one|neither|nothing|no(?= ${PEOPLE})|no (?!harm|problem|need|reason|objection|risk|matter)[\w']+)\b[^.;,:]{0,60})\b`

const A_NOUN = String.raw`(?<!\b(?:a|an|the|each|every|any|this|that|no|your|their|our|its|one|of|such|incident|first|in|and) )`
/** Other things that are reported. */
const OTHERWISE = String.raw`(?! (?:attendance|hours|cards?|back|back to|for (?:work|duty|training)))`
const TO_CALL =
  '(?:call|phone|ring|contact|notify|inform|alert|tell|dial|telephone|involve|approach|speak to|talk to|go to)'
/** To report, and its forms with a subject. */
export const REPORT = String.raw`(?:${A_NOUN}reports?\b${OTHERWISE}|(?:${TO_CALL}|calls|phones|rings|contacts|notifies|informs|alerts|tells) (?:the )?${CALLED}|(?:makes?|files?|places?|submits?|raises?|sends?|lodges?) (?:a |the |any |every |their |an )?(?:[\w']+ )?(?:reports?|calls?)\b)`
/** Reporting as a thing: a report, reporting, a call to SCR. */
export const REPORTING = String.raw`(?:reporting|reports?${OTHERWISE}|calls? to (?:the )?${CALLED}|(?:scr|police) calls?|(?:calling|phoning|ringing|contacting|notifying|informing|alerting|telling|involving) (?:the )?${CALLED}|(?:making|filing|placing|submitting|raising|lodging) (?:a |the |any )?(?:[\w']+ )?(?:report|call))`
/** A report is made, SCR is called. */
const IS_REPORTED = String.raw`(?:(?:reports?|calls?(?: to scr)?) (?:[\w']+ ){0,2}(?:is|are|be|gets?|was|were) (?:[\w']+ ){0,2}(?:made|filed|placed|sent|submitted|raised|lodged)|${CALLED} (?:[\w']+ ){0,2}(?:is|are|be|gets?|was|were) (?:[\w']+ ){0,2}(?:called|told|informed|notified|contacted|phoned|rung|alerted|involved)|(?:is|are|be|gets?|was|were) (?:[\w']+ )?reported)`
/** Any of the three. */
export const REPORTED = `(?:${IS_REPORTED}|${REPORT}|${REPORTING})`
/** To call, with no word about whom: "whether you call". */
export const CALL = String.raw`(?:call(?:ing|s)?(?= (?:it in|anyone|at all|or not)|[.,;:?]|$)|call(?:ing|s)? ${CALLED})`

/** Words that may stand between the start of a part of a sentence and what staff do. */
export const STAFF = String.raw`(?:(?:a |the |all |any |each |every |our )?(?:staff|staff members?|employees?|volunteers?|workers?|clinicians?|personnel|you|they|we|i|one|anyone|everyone|the (?:staff member|employee|volunteer|worker|site|program|team|organization|agency|named person|backup|director|manager|supervisor|lead)|a (?:staff member|report|call|call to scr)|someone|somebody|please|a|the|then|also|just|always|only|must|should|will|shall|may|can|could|need to|has to|have to|ought to|are to|is to|immediately|at once|first|do|it is|be|to) )*`
