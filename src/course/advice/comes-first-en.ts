import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import {
  CALLED,
  CALLING,
  FAMILY,
  OTHERS,
  PEOPLE,
  REPORT,
  REPORTED,
  REPORTING,
  STAFF,
  STANDS,
  WHO,
} from './reporting-en.ts'

const IF = '(?:if|when|whenever|where|wherever|in case|in cases|in the event|in situations)'
const AFTER =
  '(?:after|once|following|upon|until|till|as soon as|the moment|immediately after|right after|only after|pending|subject to|on completion of|provided(?: that)?|as long as|so long as|assuming|on condition)'
/** Conditions under which a policy may say to report: what a youth said or staff noticed, danger, doubt, and nobody there. */
const GOOD_IF = String.raw`(?:danger|threat|unconscious|overdos|bleed|suicid|unsafe|emergenc|hurt|harm|abus|exploit|victim|neglect|traffick|injur|missing|ran away|runs? away|unsure|uncertain|doubt|\bnot\b|no one|nobody|\balone\b|busy|away\b|absent|unavailable|closed|late\b|after hours|hours\b|drops?\b|hangs? up|hung up|makes?|caregiver|parent|guardian|family member|staff member|adult|exploiter|disclos|suspect|believe|think|thought|worr|concern|learn|something new|hears?\b|heard|sees?\b|saw|notice|find|found|tells? |told (?:you|staff|them|us|me|anyone)|says?\b|ask|scr|report|image|picture|message|online|may have|might have|could have|cause|happen|youth|child|teen|young person|first|need|…)`
/** What comes before a report anyway. */
const GOOD_AFTER = String.raw`(?:disclos|scr\b|report|911|(?:hear|heard|hearing|learn|learning|suspect|notic|see|seeing|seen|find|found)|(?:youth|child|teen|young person|someone|anyone|student)s? (?:has |have )?(?:tells?|told|says?|said|speaks?|is safe|are safe)|(?:is|are) safe|danger|abus|harm|(?:you|they|staff) (?:have )?(?:told|notified) (?:the |your )?(?:named person|backup),)`
const FACTS =
  '(?:facts?|details|story|account|allegations?|claims?|matter|situation|information|identity|evidence|proof|truth|investigation|inquiry|review|assessment|intake|interview|paperwork|form|documentation|things|everything|everyone)'
const KNOWS = String.raw`(?:told|informed|notified|briefed|consulted|asked|reached|contacted|spoken|talked|met|agree\w*|confirm\w*|approv\w*|verif\w*|review\w*|sign\w*|decid\w*|aware|satisfied|convinced|happy|content|comfortable|hears?|heard|knows?|known|calm\w*|had a chance|had time|object\w*|okay|ok|ready|willing|consent\w*)`
const TALK = String.raw`(?:talk\w*|spoken|speak\w*|conversation|consult\w*|discuss\w*|meeting|met|inform\w*|notif\w*|brief\w*|check\w*|conferr?\w*|debrief\w*|advice|input|approval|told|tell|telling|seeing|seen|hearing|asking|asked|view|opinion|guidance|direction)`
const NOT_EVEN = String.raw`(?<!\b(?:even|not only|whether or not|regardless|no matter|not) )`
const NEED =
  '(?:needs?|must have|should have|requires?|has to have|have to have|ought to have|wants?|obtains?|secures?)'
const PROOF =
  '(?:proof|evidence|facts|certainty|confirmation|corroboration|documentation|details|grounds beyond|more information|the full (?:story|picture))'

/** Something has to come before a report, or a condition has to be met. */
export const COMES_FIRST_EN: readonly DangerFamily[] = [
  {
    // A report on any condition but those that call for one.
    danger: 'permission',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`(?:^|[:;] |, and |^and )(?:only )?${IF}\b(?![^.;,]*${GOOD_IF})[^.;,]*, ${STAFF}(?!calls? 911)${REPORTED}`,
      String.raw`(?:^|[:;] |, and |^and )(?:only )?${AFTER}\b(?![^.;,]*(?:${GOOD_AFTER}))[^.;,]*, ${STAFF}${REPORTED}`,
      String.raw`${STANDS}(?:${REPORT}|${REPORTED})(?: to scr| it| the concern| this| immediately| at once| right away| promptly| to the police)*,? ${NOT_EVEN}${IF}\b(?![^.;]*${GOOD_IF})`,
      String.raw`${STANDS}(?:${REPORT}|${REPORTED})(?: to scr| it| the concern| this| immediately| at once| right away| promptly| to the police)*,? ${NOT_EVEN}${AFTER}\b(?![^.;]*${GOOD_AFTER})`,
    ),
  },
  {
    // Somebody is told or agrees, or the facts are clear, before staff report.
    danger: 'permission',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`${NOT_EVEN}\b(?:${AFTER}|when|if)\b (?:(?!${REPORTED})[^.;,]){0,40}(?:\b${PEOPLE}|\b${FAMILY})\b (?:(?!not\b|${REPORTED})[\w']+ ){0,3}${KNOWS}\b(?! (?:you|staff|them|us) )(?:(?!${REPORTED})[^.;,])*, ${STAFF}${REPORTED}`,
      String.raw`${REPORTED}[^.;,]{0,50} ${NOT_EVEN}(?:${AFTER}|when|if)\b [^.;,]{0,30}(?:\b${PEOPLE}|\b${FAMILY})\b (?:(?!not\b)[\w']+ ){0,3}${KNOWS}\b(?! (?:you|staff|them|us)\b)`,
      String.raw`${NOT_EVEN}\b(?:${AFTER}|when)\b (?:(?!${REPORTED}|\bnot\b)[^.;,]){0,25}\b${TALK} (?:(?!${REPORTED})[^.;,]){0,25}(?:\b${OTHERS}|\b${FAMILY})(?:(?!${REPORTED})[^.;,])*, ${STAFF}${REPORTED}`,
      String.raw`${REPORTED}[^.;,]{0,50} (?:${AFTER}|when)\b (?:(?!\bnot\b|scr\b)[^.;,]){0,25}\b${TALK} [^.;,]{0,25}(?:\b${OTHERS}|\b${FAMILY})`,
      String.raw`${NOT_EVEN}\b(?:${AFTER}|when|if) (?:all |more |enough |most )?(?:of )?(?:the |these |their )?(?:[\w']+ )?${FACTS} (?:(?!not\b)[\w']+ ){0,3}(?:clear\w*|known|complete\w*|confirmed|established|over|done|finished|certain|collected|gathered|checked|verified|calm\w*|settled|in place|filled|signed|in order)\b`,
      String.raw`${NOT_EVEN}\b(?:once|when|if|until|unless|after) (?<!\b${FAMILY} (?:only )?(?:until|once|after) (?=scr ))[^.;,]{0,30}\b(?:says? (?:yes|so|it's|it is)|(?:do|does|has|have) not object|no objections?|nothing else (?:works|helps)|no other (?:way|option)|all else fails)`,
      String.raw`\b(?:if|when|unless|until) (?:it|this|that|things|the \w+) (?:(?:do|does|has|have) not (?:go|gone|pass|passed|improve\w*|get better|change\w*|stop\w*)|goes away|passes|improves)\b`,
      String.raw`${NOT_EVEN}\b(?:once|when|as soon as|until|after) (?:the |a )?(?:youth|child|teen|young person|client|victim|family)s? (?:[\w']+ )?(?:is|are|has|have|feels?|seems?) (?:[\w']+ )?(?:ready|calm\w*|settled|stable|stabilized|comfortable|agreed|willing|okay|prepared|better)`,
    ),
    unless: /\byou have called scr\b|\btoo, if\b|\b(duty|responsibility|obligation) to report (stays|remains|is)\b/u,
  },
  {
    // Reasonable cause is enough: nobody needs proof.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}${NEED} (?:[\w']+ ){0,4}${PROOF}\b[^.;]{0,25} (?:before|prior to|ahead of|to|for|in order to)\b[^.;]{0,20}(?:${REPORTED}|${CALLED})`,
      String.raw`${STANDS}${PROOF} (?:of [\w' ]{1,20} )?(?:is|are|must be|should be) (?:\w+ )?(?:needed|required|necessary|essential|obtained|secured|gathered)`,
      String.raw`${STANDS}(?:${REPORTED}) (?:[\w']+ ){0,3}(?:needs?|requires?|calls? for|is based on|must be based on|rests on|should rest on) (?!no\b)(?:[\w']+ ){0,3}${PROOF}`,
    ),
  },
  {
    // Somebody else is asked or told, and then SCR.
    danger: 'permission',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`${STANDS}(?:consult|check|talk|speak|discuss|confer|meet|ask|seek|review|brief|run|clear|inform|notify|tell|call|contact|e-?mail|text|phone|get|obtain|hold|convene|raise)(?:s|es|ing)?\b[^.;]{0,40}\b(?:${OTHERS}|${FAMILY})[^.;]{0,30}(?:\bfirst\b|\bthen\b|\bafter which\b|\bafterwards?\b|\bfollowed by\b|\band only\b)[^.;]{0,30}(?:${REPORTED})`,
      String.raw`${STANDS}(?:${WHO}) (?:meets?|convenes?|confers?|reviews?|discusses|talks?|looks?|listens?)\b[^.;]{0,40}\bthen\b[^.;]{0,30}${REPORTED}`,
      String.raw`\bfirst,? (?:[\w']+ ){0,2}(?:consult|check|talk|speak|discuss|confer|meet|review|seek|investigate|interview|document|find out|look into|make sure|see if|try)\w*\b[^.;]{0,60}(?:\bthen\b|\bbefore\b|\bafter\b)[^.;]{0,30}(?:${REPORTED})`,
      String.raw`\b(?:internal|in-house) (?:report|investigation|review|inquiry|process|procedure|steps|channels?)\b[^.;]{0,40}\b(?:first|before|then|prior)\b`,
      String.raw`\bexhaust\w* (?:[\w']+ ){0,4}(?:options|channels|means|steps|avenues)`,
      String.raw`${REPORTING} (?:is|are|comes?|follows?) (?:[\w']+ )?(?:the (?:second|last|final|next) step|second|last|a later step)\b`,
    ),
    unless: /\b(right away|at once|immediately|now|without delay),? (and )?then\b/u,
  },
]
