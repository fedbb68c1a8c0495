import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import { WHO } from './reporting-en.ts'

/** Whoever may look into it: what they do isn't advice to staff. */
const OFFICIAL =
  "(?:police|officers?|detectives?|law enforcement|investigators?|prosecutors?|prosecutor's office|scr|screeners?|caseworkers?|dcp&p|advocacy center|cac|interviewers?|ncmec|fbi|judges?|courts?|nurses?|doctors?|hospital)"
const YOUNG =
  '(?:youth|child|children|kids?|young person|young people|victims?|teens?|clients?|survivors?|minors?|students?|residents?)'
const A_YOUTH = String.raw`(?:(?:the|a|an|any|each|every|that) )?(?:other )?${YOUNG}\b(?! (?:council|workers?|leaders?|mentors?|staff|programs?))`

const DENIES = String.raw`\b(?:not|never|no|nobody|no one|nor|neither|avoid|avoids|without|instead of|rather than)\b(?! (?:forget|fail|hesitate|only|just|be afraid|wait|worry|panic)\b)`
const HARMS =
  '(?:look|open|view|watch|save|keep|store|copy|copie|download|forward|print|send|share|show|photograph|screenshot|take|make|promise|ask|interview|question|interrogate|press|push|confront|warn|follow|meet|chase|approach|talk|speak|contact|text|search|check|read|go|unlock|delete(?=,| or))s?'

/** Not denied, also at the start of a list ("never copy, forward or print"), and not what somebody else does. */
const BY_STAFF = [
  String.raw`(?<!${DENIES}(?:(?! and | but | then )[^.;,:]){0,60})`,
  String.raw`(?<!${DENIES} (?:[\w']+ ){0,3}${HARMS}\b(?:(?! but )[^.;:]){0,80}(?:\b(?:or|nor|and) |(?=[^.;:]* n?or )))`,
  String.raw`(?<!\b${OFFICIAL} (?:(?!and |or )[\w']+ ){0,3})`,
  String.raw`(?<!\b(?:trained|training) (?:to )?)`,
  String.raw`(?<!\b(?:if|when|whenever) (?!you |staff |we )(?:[\w']+ ){1,5})`,
].join('')
/** What a youth does, unless staff have them do it. */
const NOT_BY_YOUTH = String.raw`(?<!(?<!\b(?:ask|have|let|get|tell|help|make)s? (?:the |a )?)\b${YOUNG} (?:(?!and |or )[\w']+ ){0,4})`

/** Staff do this to that. */
function staff(verbs: string, what: string, unless = ''): string {
  return String.raw`\b(?=(?:${verbs})\b)${BY_STAFF}${unless}(?:${verbs}) ${what}`
}

const IMAGE = String.raw`(?:images?|pictures?|photos?|photographs?|videos?|screenshots?|selfies?)\b(?! (?:ids?|release|releases|consent|calls?|chat|books?|cards?|frames?|albums?|policy|rules?|visits?|boards?|interpreters?|relay|link|lists?))`
/** A picture, and not one of a training, an ID or a camera at the door. */
const AN_IMAGE = String.raw`(?:(?:cop(?:y|ies)|all|some|any|each|one|screenshots?) of )?(?:(?!(?:training|orientation|course|recent|school|id|security|camera|surveillance|hallway|group|art|youth(?!')|them|and|or|to|with|from|in|on|for|is|are)\b)[\w'-]+ ){0,3}?(?:cop(?:y|ies) of (?:the |any |each |an |every )?)?${IMAGE}(?![^.;,]* (?:off|out of|away from)\b)`
const KEEPS =
  'saves?|keeps?|stores?|cop(?:y|ies)|downloads?|forwards?|prints?|uploads?|preserves?|photographs?|screenshots?|retains?|holds? on to|shares?|sends?|e-?mails?|texts?|makes? (?:a |any )?cop(?:y|ies) of|shows?|collects?|duplicates?|captures?'
const ON_A_SCREEN =
  '(?:images?|pictures?|photos?|videos?|screen|phone|messages?|texts?|chats?|conversations?|posts?|profile|ads?|it\\b|them\\b)'

const DETAILS = String.raw`(?:(?:all|any|more|the|every|for|about|as many|full|exact|specific|further) )*(?:details?|specifics)\b(?! (?:of|about|for) (?:the |their |an )?(?:\w+ )?(?:appointment|visit|ride|plan|shift|trip|schedule|training))`
const A_STORY =
  '(?:the )?(?:whole|full|entire|complete) story|everything that happened|exactly what happened|what exactly happened'
const ASKS = String.raw`asks?|(?<=\b(?:by|start|begin|try|consider|keep) )asking`
const WHO_ELSE_ASKS = String.raw`(?<!\b(?:parents?|guardians?|family|relatives?|caregivers?|reporters?|callers?|visitors?|media|${YOUNG}) (?:(?!and |or )[\w']+ ){0,3})`

const DOES_HARM = '(?:hurt|harm|exploit|abus|sell|sold|suspect|wait|buy|bought)'
const EXPLOITER_NAMED = String.raw`(?:(?:the|an|a|any|that|this|their|her|his|youth's|suspected|alleged|possible) )*(?:(?:exploiter|trafficker|buyer|abuser|pimp|suspect|perpetrator|offender|predator|recruiter)s?|accused|(?<=\b(?:suspected|alleged) )(?:person|adult|man|woman|employee|coworker|volunteer|staff member)|(?:person|people|man|men|woman|adult|driver|someone|anyone|whoever) (?:(?:who|that|whom) )?(?:[\w']+ ){0,2}?${DOES_HARM}\w*(?! at the (?:front )?desk| in the lobby)|(?:person|man|woman|driver) (?:outside|in the car|under suspicion|accused of))\b`
const EXPLOITER = `${EXPLOITER_NAMED}(?!'s)`
const SOMEBODY = String.raw`(?:(?:(?:the|a|any|your|their|an) )?(?:[\w']+ )?(?:coworker|colleague|employee|volunteer|staff member|parent|guardian|family|boyfriend|girlfriend|caregiver|person|man|woman|driver|adult|visitor|stranger|caller|relative)s?|them|him|her|whoever|anyone|someone)\b`

const PHONE = String.raw`(?:phones?|cell ?phones?|devices?|tablets?|laptops?|computers?|messages?|texts?|text messages|chats?|accounts?|social media|e-?mails?|photos|pictures|call history|apps?|diary|journal)\b(?! (?:numbers?|books?|lists?|calls?|directory|tree|log|bills?|chargers?|rules?))`
const THINGS = String.raw`(?:${PHONE}|(?:bags?|backpacks?|purses?|things|belongings|rooms?|lockers?|pockets?|clothes|clothing|wallets?)\b)`
const OF_A_YOUTH = String.raw`(?:(?:the|a|each|every|any|that) )?${YOUNG}'s? (?:own |cell |text )?`

/** Plainly about a crime, so it warns. */
const WARNS =
  /(?<!\b(?:not|no|never)(?: \w+)? )\b(?:crimes?|illegal|against the law|break(?:s|ing)? the law|unlawful|forbidden|prohibited|off limits)\b/u

/** What hurts a youth or a case, whatever is reported: the topics that staff must know to pass. */
export const HARMS_EN: readonly DangerFamily[] = [
  {
    // Keeping, copying, forwarding or looking at a picture.
    danger: 'harms',
    among: /\b(?:image|picture|photo|video|screenshot|selfie)/u,
    whole: true,
    says: patternsOf(
      staff(KEEPS, AN_IMAGE, NOT_BY_YOUTH),
      staff('(?:sends?|e-?mails?|texts?|forwards?|shows?)', `(?:you|me|us|${WHO}) ${AN_IMAGE}`),
      staff(
        '(?:looks? at|views?|opens?|watch(?:es)?|examines?)',
        String.raw`${AN_IMAGE}[^.;,]{0,20} (?:of (?:the|a) ${YOUNG}|on (?:the|their)|to (?:see|check|confirm|verify|make sure|decide)|first|yourself|carefully)\b`,
      ),
      staff(
        '(?:takes?|makes?|gets?)',
        String.raw`(?:a |an |some |any )?(?:screenshots?|photos?|pictures?|videos?) of (?:(?:the|a|any|each|every|their|youth's) )*${ON_A_SCREEN}`,
      ),
      staff('(?:photographs?|screenshots?)', String.raw`(?:(?:the|a|any|each|every|their|youth's) )*${ON_A_SCREEN}`),
      staff(
        '(?:attach(?:es)?|adds?|includes?|puts?|places?|pastes?)',
        String.raw`${AN_IMAGE} (?:to|in|into|with|on) (?:[\w']+ ){0,3}(?:reports?|notes?|files?|log|e-?mail|folder|record|drive|system|form|binder)\b`,
      ),
      String.raw`\b${IMAGE}(?: of (?:the |a )?${YOUNG})? (?:is|are|must be|should be|may be|can be|will be)(?: \w+)? (?=(?:saved|kept|copied|stored|forwarded|downloaded|printed|uploaded|preserved|e-?mailed|photographed)\b)${BY_STAFF}\w+(?![^.;]* (?:by (?:the )?${OFFICIAL}|off|out of|away from)\b)`,
      String.raw`\b${IMAGE}[^.;]{0,60} (?=(?:saves?|copy|copies|downloads?|forwards?|screenshots?|prints?|photographs?|preserves?|keeps?|sends?) (?:it|them)\b)${BY_STAFF}(?:(?:saves?|copy|copies|downloads?|forwards?|screenshots?|prints?|photographs?|preserves?) (?:it|them)|keeps? (?:it|them)(?= (?:as|for|in|on|until)\b|[.,]|$)|sends? it)\b`,
    ),
    unless:
      /(?<!\b(?:not|no|never)(?: \w+)? )\b(?:crimes?|illegal|against the law|break(?:s|ing)? the law|unlawful|forbidden|prohibited|off limits|(?:signed|photo|media) releases?|missing (?:youth|child|person|poster)\w*)\b/u,
  },
  {
    // Promising that nobody is told.
    danger: 'harms',
    among: /\b(?:promis|secret|swear|vow|pledge|guarante|assur|word|tell|say|let|confidential|agree)/u,
    whole: true,
    says: patternsOf(
      staff(
        '(?:promises?|swears?|vows?|pledges?|guarantees?|agrees?|gives? (?:your|their|the \\w+ your) (?:word|promise)|makes? (?:a|the) promise)',
        String.raw`(?:(?!to (?:tell|call|report)\b)[\w']+ ){0,5}?(?:secre\w+|confidential\w*|(?:not|never) to (?:tell|share|say|repeat|report|talk)|(?:(?:you|we|staff|i) )?(?:will |would )?(?:not|never) (?:tell|share|say|repeat|report)|(?:nobody|no one|nothing)(?: else)? (?:will|is|gets?|ever|finds?|hears?|knows?|leaves?)|between (?:you|us)|private)\b`,
        String.raw`(?<!\b(?:asks?|wants?|begs?|makes?|pleads?)\b[^.;:,]{0,40})(?<!["“‘])`,
      ),
      staff(
        '(?:tells?|assures?|reassures?|lets?|says?(?: to)?)',
        String.raw`(?:(?:to )?(?:the |a |your )?(?:${YOUNG}|them|him|her) )?(?:know )?(?:that )?(?:(?:it|this|that)(?:'s)?|what (?:they|you|he|she) (?:say|says|said|tell|told)(?: you)?|everything|your talk|the (?:talk|conversation)|their (?:secret|story)) (?:(?:\w+ )?(?:stays?|remains?|is|will be|be kept|is kept|are) )?(?:\w+ )?(?:secret|confidential|private|between)\b(?![^.;]*\b(?:but|except|unless|limits?|need)\b)`,
      ),
      staff(
        '(?:tells?|assures?|reassures?|lets?|says?(?: to)?)',
        String.raw`(?:(?:to )?(?:the |a |your )?(?:${YOUNG}|them|him|her) )?(?:know )?(?:that )?(?:you|we|staff|nobody|no one)(?: else)? will (?:not |never )?(?:ever )?(?:tell|repeat|share|find out|know|hear)\b(?<=\b(?:not|never|nobody|no one)\b[^.;,]{0,20})(?![^.;]*\b(?:but|except|unless|who|need|without|other than|more than)\b)`,
      ),
      staff(
        '(?:keeps?|guards?|honors?)',
        String.raw`(?:(?:the|a|any|their|your|that) )?(?:${YOUNG}'s? )?secrets?\b(?! (?:santa|word))`,
      ),
    ),
  },
  {
    // Questions for details, and interviews.
    danger: 'harms',
    among:
      /\b(?:ask|interview|question|interrogat|cross-examin|grill|quiz|press|push|prob|detail|evidence|story|happened|repeat|describe|tell|find|gather)/u,
    whole: true,
    says: patternsOf(
      staff(
        ASKS,
        String.raw`(?:(?:${A_YOUTH}|them|him|her) )?(?:(?:again|also|then|gently|first) )?(?:for |about |to (?:tell|give|describe|explain)(?: you| us)? )?(?:${DETAILS}|${A_STORY})`,
        WHO_ELSE_ASKS,
      ),
      staff(
        ASKS,
        String.raw`(?:(?:${A_YOUTH}|them|him|her) )?(?:(?:again|also|then|gently|first) )?why (?:they|he|she|the ${YOUNG}|it|this|nobody|did)\b`,
        WHO_ELSE_ASKS,
      ),
      staff(
        ASKS,
        String.raw`(?:(?:${A_YOUTH}|them|him|her) )?(?:as many|a lot of|lots of|many|leading|detailed|probing|follow-up|further|more|intimate) (?:[\w']+ )?questions\b`,
        WHO_ELSE_ASKS,
      ),
      staff(
        ASKS,
        String.raw`(?:${A_YOUTH}|them|him|her) (?:about (?:the |each |every )?(?:acts?|abuse|sex)|(?:if|whether) (?:they(?:'re)?|he|she) (?:are |is |was |were )?(?:being )?(?:a )?(?:traffick|exploit|abus|victim)|how (?:many|much|often)|what (?:exactly|he did|she did|they did to))`,
        WHO_ELSE_ASKS,
      ),
      staff(
        '(?:asks?|has|have|gets?|makes?)',
        String.raw`(?:${A_YOUTH}|them|him|her) (?:to )?(?:(?:repeat|retell)\b|(?:tell|explain|describe|write(?: down)?|go over|go through)(?: (?:you|us|it|what|that|the|their|to|[\w']+)){0,4}? (?:everything|happened|again|story|step by step|details)\b)`,
      ),
      String.raw`(?:^|[.,;:] |\b(?:and|then) )${DETAILS} (?:is|are|must be|should be|may be|can be|will be)(?: \w+)? (?=(?:asked for|requested)\b)${BY_STAFF}\w+(?![^.;]* (?:by|from) (?!staff\b|you\b|${A_YOUTH}|them\b))`,
      String.raw`(?:^|[.,;:] )asking (?:(?:${A_YOUTH}|them) )?(?:${DETAILS}|for ${A_STORY}) (?:comes first|helps|is (?:(?:the|a|an|your|our|always) )*(?:first|next|best|key|good|important|essential|necessary|required|fine|okay|helpful|useful))\b`,
      staff('(?:interviews?|interrogates?|cross-examines?|grills?|quiz(?:zes)?|debriefs?)', A_YOUTH),
      staff(
        'questions?',
        String.raw`${A_YOUTH}(?! (?:has|have|had|asks?|may|might|wants?|can|could|will|needs?|do|does|did|who|raises?|are|is))`,
        String.raw`(?<!\b(?:any|an?|the|each|every|one|no|this|that|another|other|open|hard|more|simple|first|next|your|answer|for|of|with|to) )`,
      ),
      staff(
        '(?:press(?:es)?|push(?:es)?|probes?|pressures?|urges?)',
        String.raw`(?:${A_YOUTH}|them) (?:for|to (?:tell|talk|say|name|explain|disclose|open))\b`,
      ),
      staff(
        '(?:gets?|gathers?|collects?|obtains?|finds? out|finds?|draws? out|looks? for|seeks?)',
        String.raw`(?:[\w']+ ){0,2}?(?:(?:as many |all the |more |the )?details (?:from (?:${A_YOUTH}|them)|about what|of what|before|first|as you|as possible)|as many details|(?:${A_STORY})|(?:the|their) story(?= first\b| before\b|[.;]|$)|(?:more |some |any |the )?evidence\b(?!-)|as much as you can (?:about|from))`,
      ),
      String.raw`\b${A_YOUTH} (?:is|are|must be|should be|may be|can be|will be)(?: \w+)? (?=(?:interviewed|questioned|interrogated|debriefed)\b)${BY_STAFF}\w+(?: \w+)? by (?:${WHO}|staff\b)`,
    ),
    unless: WARNS,
  },
  {
    // Confronting, following or meeting whoever is suspected.
    danger: 'harms',
    among:
      /\b(?:confront|exploiter|trafficker|buyer|abuser|pimp|suspect|perpetrator|offender|predator|recruiter|accus|person|people|man|men|woman|adult|driver|someone|anyone|whoever|car|van|truck|vehicle|suv|stranger|visitor)/u,
    whole: true,
    says: patternsOf(
      staff('(?:confronts?|challenges?|threatens?)', `(?:${EXPLOITER}|${SOMEBODY})`, NOT_BY_YOUTH),
      staff(
        String.raw`(?:(?:talks?|speaks?|meets?|reasons?|argues?|negotiates?|pleads?) (?:\w+ )?(?:to|with)|meets?|approach(?:es)?|calls?|phones?|texts?|messages?|contacts?|asks?|tells?|warns?|accuses?|questions?|interviews?|visits?|stops?|detains?|follows?|chases?|pursues?|tracks? down|looks? for|finds?|(?:repl(?:y|ies)|responds?) to|answers?)`,
        EXPLOITER,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:repl(?:y|ies) to|responds? to|answers?)',
        String.raw`(?:(?:the|any|their|a) )?(?:(?:texts?|messages?|calls?|posts?) from ${EXPLOITER}|${EXPLOITER_NAMED}'s? (?:texts?|messages?|calls?|posts?))`,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:sets? up|arranges?|schedules?|holds?) (?:a|the) (?:\\w+ )?(?:meeting|talk|call|conversation) (?:with|between)',
        EXPLOITER,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:follows?|chases?|pursues?|tails?)',
        String.raw`(?:(?:the|a|that|any|their|his|her) )(?:\w+ )?(?:cars?|vans?|trucks?|vehicles?|suv|driver|taxi|man|stranger)\b(?! (?:rules?|polic\w+|seats?|procedures?|checklists?|log|laws?|schedule))`,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:go|goes|step|steps|walk|walks|run|runs) (?:(?:outside|out|over|up|down)(?: to (?:the|their|his|her) \\w+)?|to (?:the|their) (?:car|van)) (?:and|to|then)',
        String.raw`(?:(?:ask|question)s? the driver\b|(?:talk|speak|meet|ask|see|find out|tell|greet|check)s? (?:to |with |on )?(?:whoever|who\b|(?:the|a|that) (?:[\w']+ )?(?:person|man|woman|adult|visitor|stranger|people)\b)(?! (?:at the desk|on duty)))`,
      ),
      staff(
        '(?:asks?|gets?|hears?|listens? to|lets?|gives?)',
        String.raw`(?:the |a |your |any )?(?:accused (?:\w+ )?|coworker|colleague|employee|volunteer|staff member|parents?|guardian|caregiver|boyfriend|${EXPLOITER_NAMED})(?:'s?)?\b[^.;,]{0,25} (?:side|version|explanation|explain)\b`,
      ),
    ),
    unless: WARNS,
  },
  {
    // Searching a youth's phone or things.
    danger: 'harms',
    among:
      /\b(?:search|go(?:es)? through|look|check|inspect|unlock|read|scroll|open|examine|rummage|empt|pat|frisk|ask)/u,
    whole: true,
    says: patternsOf(
      staff(
        '(?:search(?:es)?|(?:goes|go|looks?|scrolls?|rummages?) (?:through|in|into|inside)|inspects?|unlocks?|opens?|examines?|empt(?:y|ies))',
        String.raw`(?:${OF_A_YOUTH})${THINGS}`,
      ),
      staff(
        '(?:checks?|reads?|monitors?|looks? at)',
        String.raw`${OF_A_YOUTH}(?:${PHONE}|(?:bags?|backpacks?|purses?|pockets?)\b)`,
      ),
      staff(
        '(?:search(?:es)?|(?:goes|go|looks?|scrolls?) through)',
        String.raw`(?:the|their|his|her|all the) (?:\w+ )?${THINGS}(?! (?:of|for) (?:the )?(?:office|program|site|staff))`,
      ),
      staff('(?:search(?:es)?|frisks?|pats? down)', `(?:${A_YOUTH}|them)`),
      staff(
        'asks?',
        String.raw`(?:${A_YOUTH}|them) (?:for|to (?:give|hand|show|unlock|open|let)) (?:(?:you|us|over|staff|look|through|see|at|the|their|any|his|her) )*(?:passcode|password|pin\b|${PHONE})`,
      ),
      String.raw`\b${OF_A_YOUTH}${THINGS} (?:is|are|must be|should be|may be|can be|will be)(?: \w+)? (?=(?:searched|checked|inspected|examined|unlocked|gone through|looked through)\b)${BY_STAFF}\w+(?![^.;]* by (?:the )?${OFFICIAL}\b)`,
      staff(
        'checks?',
        String.raw`(?:the|their|his|her) ${PHONE} for (?:\w+ )?(?:messages|proof|evidence|pictures|photos|texts|signs)\b`,
      ),
      String.raw`\b${YOUNG}'s? ${PHONE}[^.;]{0,40} (?=(?:search|look|go|scroll|check|read))${BY_STAFF}(?:search(?:es)?|checks?|reads?|(?:looks?|goes|go|scrolls?) through) (?:it|them)\b`,
    ),
    unless: WARNS,
  },
]
