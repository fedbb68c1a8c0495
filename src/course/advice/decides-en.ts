import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import {
  CALL,
  CALLED,
  CALLING,
  OTHERS,
  REPORT,
  REPORTED,
  REPORTING,
  STAFF,
  STANDS,
  WHO,
  YOUTH,
} from './reporting-en.ts'

const CHOOSE =
  '(?:choos\\w*|chose|chosen|choices?|decid\\w*|decisions?|opts?|opted|opting|options?|elects?|elected|discretion|up to|at liberty|free|see fit|left to|entitled)'
const WEIGH =
  '(?:weigh\\w*|consider\\w*|assess\\w*|evaluat\\w*|judg\\w*|determin\\w*|prefer\\w*|agree\\w*|votes?|conclud\\w*|reflect\\w*|thinks?|discuss\\w*|debat\\w*|ask(?:s|ed)? (?:yourself|themselves)|matter of|work out|figure out|guides?|governs?|see (?=if))'
const WHETHER = '(?:not to|whether(?: or not)?(?: to)?|if|against|about|over|regarding|for or against)'
const FEW = String.raw`(?: (?!who|which|what|how|where)[\w']+){0,4}`
const REPORT_OR_CALL = `(?:${REPORTED}|${CALL}|reported|reportable|escalat\\w*|disclosures? (?:leaves?|goes|is shared)|${CALLED})`
const LIES = String.raw`(?:belongs?|rests?|lies?|falls?|sits?|remains?|stays?|goes|go|comes?)`
const SENIOR = String.raw`(?:(?:the |a |an |our )?(?:\w+ )?(?:licensed|clinical|senior|trained|designated|qualified|certified|salaried|full-time|mandated) (?:staff|reporters?|workers?|people|clinicians?|employees)|someone else|somebody else|others)`
const SOMEBODY = `(?:${WHO}|${SENIOR})`
const UNSURE = String.raw`(?:unsure|uncertain|unclear|not (?:\w+ )?(?:sure|certain|clear|confident|convinced)|can not (?:be (?:\w+ )?(?:sure|certain)|tell)|in doubt|doubts?|ambiguous|gr[ae]y areas?|hunch|suspicion)`
const HOLD = String.raw`(?:wait|hold (?:off|back|on)|leave (?:it|things|well)|let (?:it|things)|sit tight|sit on|pause|observe|watch|monitor|keep (?:an eye|watching|quiet|observing|it)|say nothing|do nothing|stay silent|sleep on|take (?:no|some|your)|give it|err on the side of not|(?:do|should|must|may|can|will|need) not (?:call|report|act|contact|phone|ring|escalate|say|make|speak|raise)(?! (?:a |the |any )?(?:parent|guardian|family|youth|child)))\b`
/** What else the police or DCP&P are talked to about. */
const ABOUT_OTHERS = String.raw`(?! about (?:(?:the |a )?(?:transport\w*|rides?|van|beds?|belongings|clothes|visits?|food)|where the youth (?:sleeps|stays))(?=[.;,]|$))`

/** Sentences in which somebody decides, or only some people report. Each is let through when it's denied. */
export const DECIDES_EN: readonly DangerFamily[] = [
  {
    // Whoever it is, nobody decides about a report: staff make it, and the screener decides what comes of it.
    danger: 'notToReport',
    among: /\b(?:report|call|scr|911|police|authorities|law enforcement)/u,
    says: patternsOf(
      String.raw`${STANDS}${CHOOSE}${FEW} (?:to|not|on|out of|when|${WHETHER})(?: [\w']+){0,5} ${REPORT_OR_CALL}`,
      String.raw`${STANDS}${WEIGH}${FEW} ${WHETHER}(?: [\w']+){0,5} ${REPORT_OR_CALL}`,
      String.raw`${STANDS}(?:decisions?|choices?|option|judgment|judgement|last word|final say) (?:to|not to|whether|about|on|of|over|regarding)(?: [\w']+){0,3} ${REPORT_OR_CALL}[^.;,]{0,30} (?:is|are|${LIES}|must|should|will|may|needs?|has)\b(?! (?:always )?(?:protected|supported|backed|respected|noted|never|not))`,
      String.raw`${STANDS}(?:report\w*|${REPORTING})(?: [\w']+){0,2} (?:is|are|remains?|stays?) (?:always )?(?:a |an |the |your |their |his or her |somebody's )?(?:[\w'-]+ ){0,2}(?:choice|decision|option|call|judgment|judgement)\b(?! to)`,
      String.raw`${STANDS}worth (?:a |the )?(?:[\w']+ )?(?:report|call)`,
    ),
    unless: /\b(?:screeners?|scr)\b[^.;]{0,40}\b(?:decid|determin|assess)/u,
  },
  {
    danger: 'notToReport',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`${STANDS}ask(?:s|ed|ing)? (?:the |a |your )?${YOUTH}\b[^.;,]{0,20} (?:whether|if) (?:they|he|she|the \w+) (?:\w+ )?(?:wants?|agrees?|minds?|would like|(?:is|are) (?:okay|ok|fine|ready|comfortable))\b[^.;,]{0,12} (?:a report|to report|you to (?:report|call)|reported)\b`,
      String.raw`(?:^|[:,] )whether (?:or not )?(?:to )?(?:[\w']+ ){0,4}${REPORT_OR_CALL}[^.;,]{0,40} (?:is|are|will|shall|should|depends?|must|may|${LIES})\b`,
    ),
    unless: /\b(not|never) (up to|for|yours|your)\b|\bscreener/u,
  },
  {
    // In doubt, staff call SCR. They don't wait and see.
    danger: 'notToReport',
    among: /./u,
    whole: true,
    says: patternsOf(
      String.raw`\b${UNSURE}\b[^.;?]{0,40}[,?:] (?:it is [\w ]{2,20} to |better (?:to )?|simply )?${STAFF}${HOLD}`,
      String.raw`\b(?:in|with) (?:an? )?(?:unclear|ambiguous|doubtful|borderline) [^.;]{0,20}, [^.;]{0,30}${HOLD}`,
      String.raw`${STANDS}${HOLD}[^.;,]{0,20} (?:if|when|where|whenever|as long as|while) [^.;,]{0,30}${UNSURE}`,
      String.raw`(?<!\b(?:who|if you|if they|you|they|we|i|if staff) )\b(?:do not|never) (?:call|report|phone|ring|dial)(?: (?:it|yet|now|anyone|in|at all|straight away))?(?=[.,;]|$)`,
    ),
  },
  {
    // SCR takes every report, and isn't only for caregivers.
    danger: 'notToReport',
    among: /\bscr\b|\breport/u,
    says: patternsOf(
      String.raw`\b(?:scr|reports?(?: to scr)?|reporting) (?:is|are|was|takes?|deals?|handles?|covers?|hears?|appl(?:y|ies)|exists?|works?|accepts?|receives?|helps?|wants?|serves?|looks?|concerns?)\b[^.;,:]{0,30}(?<!\bthe |\bnot )\b(?:only|solely|exclusively|just|merely|purely|strictly)\b`,
      String.raw`(?<!\bthe |\bnot )\b(?:only|just|solely) [^.;,]{0,40}\b(?:goes?|belongs?|qualif\w+|counts?|needs? (?:a|to)|are|is|calls? for|concerns?|get)\b[^.;,]{0,20}\b(?:scr|reports?|reported|reportable)\b`,
      String.raw`${STANDS}scr (?:is|can be|may be) (?:\w+ )?(?:called|reached|phoned|available|open)\b[^.;,]{0,15}\b(?:weekdays?|(?:business|office|working) (?:hours|days)|the day|daytime|monday|mornings?)\b`,
      String.raw`(?<!\b(?:if|when|even if) )\bscr [^.;,]{0,15}\bnot\b[^.;,]{0,12} (?:interested|the right|the place|the line|concerned|relevant|appropriate|suited|equipped|want|care)\b`,
    ),
  },
  {
    danger: 'notToReport',
    among: /\bscr\b/u,
    says: patternsOf(
      String.raw`\bscr (?:is|deals?|works?|handles?|covers?|exists|takes?|looks|hears|concerns|accepts|receives|investigates)\b[^.;,:]{0,30}\b(?:caregivers?|parents?|guardians?|famil(?:y|ies)|households?|relatives)\b`,
    ),
    unless: /\b(too|also|anyone|anybody|whoever|others?|not only|not just|or not|strangers?|everyone)\b/u,
  },
  {
    // Anyone reports, and nobody does it in place of staff.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`(?<!\b(?:not|the|are|is) )\bonly (?:the |a |an |our |your |those |people )?(?:[\w'-]+ ){1,5}?(?:to )?(?:${REPORT}|(?:deals?|speaks?|talks?|communicates?) (?:with|to) (?:the )?${CALLED}${ABOUT_OTHERS})`,
      String.raw`${STANDS}(?:${REPORTING}|(?:responsibility|task|job|role|authority|power) (?:for|of|to) (?:${REPORTING}|${REPORT}))(?: [\w']+){0,2} (?:is|are|be|${LIES}) (?:[\w']+ )?(?:for|to|with|on|down to|up to|under|within|in the hands of|a matter for|the (?:role|job|task|duty|responsibility|preserve|domain) of) ${SOMEBODY}`,
      String.raw`${STANDS}(?:is|are|it's|be) (?:for|down to|up to|left to|the (?:role|job|task|duty|place) of) ${SOMEBODY} (?:to|whether|who)\b[^.;,]{0,25}(?:${REPORT}|${CALLED})`,
      String.raw`(?<!\b(?:who|if|when|that) )\b(?:volunteers?|interns?|staff|employees?|drivers?|workers?|teachers?|coaches|mentors?|students?|aides?|personnel|clinicians?|counselors?|you|they|we) (?:themselves )?(?:do|does|should|must|may|will|can|are|is)(?: to)? not (?:\w+ )?(?:report(?! (?:attendance|hours))\b|(?:deal|speak|talk|communicate|engage|interact|liaise|get in touch|reach out|call|phone|ring|contact)\b(?: (?:with|to|the))*(?: ${CALLED}))`,
      String.raw`, (?:and )?not (?:the )?(?:other |line |front-line |frontline |direct |direct service )?(?:staff|you|volunteers?|employees|workers?|anyone else|others)\b`,
      String.raw`(?:${WHO}|\b(?:someone|somebody|a member|another person|a colleague|others))(?: (?:else|from|in|of|on) [\w' ]{1,25}?)? (?:will|would|is going to|shall) (?:\w+ )?(?:take care of|take over|see to|deal with|handle|look after|sort out|manage|arrange|make(?! sure)|file|submit|place)\b[^.;]{0,25}\b(?:reports?|reporting|calls?)\b`,
      String.raw`${STANDS}${WHO} (?:makes|files|places|submits|sends) (?:all|every|each|any|the) (?:[\w']+ )?(?:calls?|reports?) (?:to|with) (?:the )?${CALLED}`,
      String.raw`${STANDS}${WHO} (?:reviews|checks|reads|vets|clears|edits|screens) (?:all|every|each|any) (?:[\w']+ )?reports? (?:before|prior to)\b`,
      String.raw`${STANDS}lets? ${WHO} (?:then )?${REPORT}`,
      String.raw`${STANDS}(?:leaves?|left|leaving) (?:the )?(?:${CALLED}|reports?|reporting|calls?) (?:up )?to (?!you\b)`,
      String.raw`${STANDS}${OTHERS},? (?:who|which|that)(?: then| will| in turn| can| may| also)* (?:${REPORT}|decides?)`,
      String.raw`\bscr(?:'s)? (?:program )?(?:director|manager|supervisor|liaison|coordinator|lead|team|designee|desk|committee|officer|representative|rep|champion|delegate|point person|head|chair|administrator)s?\b|\b(?:director|manager|supervisor|head) of scr\b`,
    ),
    unless:
      /\b(yourself|with you|beside you|you or|or you|together|make sure|confirm|whoever|even if|not only staff|no one reports for)\b/u,
  },
]
