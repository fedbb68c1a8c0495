import type { SafeWording } from './safe-wording-shape.ts'

/** Telling anyone about a concern. */
const ABOUT = /\b(report|call|tell|told|notif|inform|contact|alert|scr|911|police|hotline|screener)/u
/** Telling SCR, the police or a hotline. */
const OUTSIDE = /\b(report|scr|911|police|hotline|screener|law enforcement|authorities)/u
/** As `OUTSIDE`, without words in which a line says whom it may tell. */
const SCR_OR_POLICE = /\b(report|scr|911|police|hotline)/u
const ANY = /./u
/** Telling someone about a concern, and not calling a youth or a family about other things. */
const TELLING =
  /\b(report|call (scr|911|the (police|named|backup|hotline))|tell|told|notif|inform|alert|scr|911|police)/u

export const SAFE_WORDING_EN: SafeWording = {
  right: [
    /\b(not|never) wait(?:(?! and | but )[^.;,?])*/gu,
    /\bwithout (waiting|asking)(?:(?! and | but )[^.;,?])*/gu,
    /\bwithout ([\w']+ ){0,3}(permission|approval|authorization|consent|clearance|proof)\b/gu,
    /\b(need not|not need|not require|not ask for|no need for|no one's|nobody's)( [\w']+){0,4} (permission|approval|authorization|consent|clearance|proof)\b/gu,
    /\bno one's permission\b/gu,
    /\b(permission|approval|authorization|consent|clearance) is not (needed|required|necessary)\b/gu,
    /\b(permission|approval|consent)\b[^.;,]*, but not (for (a |the )?reports?|to (report|call scr))(?=[.;]|$)/gu,
    /\bneed not (approve|authorize|clear|sign)\b/gu,
    /\bno(body)?( \w+){0,3} needs ([\w']+ ){0,3}(permission|approval|authorization|consent|clearance)\b/gu,
    /\bneed not (be (\w+ )?(sure|certain)|know|prove|have proof)\b/gu,
    /\b(scr|screeners?)( on the line)? (will |must |should |alone )?(decide|determine|assess)\w*( (whether|if|when|what)[^.;,]*)?/gu,
    /\b(not|never)( [\w']+){0,5} (decide|judge|assess|determine|evaluate)\w* (whether|if|when)[^.;,]*/gu,
    /\b(nobody|no one)( here| (at|in|on) (this|the|our) \w+)? (decide|judge|assess|determine|evaluate)s? (whether|if) (?!to )((?! but | except | until | unless | besides | other than | without )[^.;,])*(?=[.;,]|$)/gu,
    /\b(even (if|when|though)|whether or not)[^.;,]*/gu,
    /\b(no one|nobody|not (answer|pick up|reach))[^.;,?]* within[^.;,?]* minutes\b/gu,
    /\bnot (try to )?(verify|investigate|check|confirm|prove|(enough|sufficient) to|fulfill|satisfy|meet|cover)\b[^.;,:]*/gu,
    /\bnot (sure|certain) (whether|if|who|what|how)[^.;,]*/gu,
    /\b(may|can|could) (call|report to|contact) (scr|911|the police) without (telling|asking|informing|notifying) (?!scr|911|the police)[^.;,]*/gu,
    // What a youth asks for, as the answer says.
    /\b(says?|asks?),? [“"]promise (me )?(that )?you will not (tell|say)[^”".;]*[”"]/gu,
    // Paperwork, and what others do after a report.
    /\breport cards?\b/gu,
    /\b(scr )?report numbers?\b/gu,
    /^(the |our |all |each |every )?(attendance|annual|yearly|quarterly|monthly|maintenance|grant|budget|inspection) reports? (go|goes|is|are|needs?|requires?) (?![^.;]*\b(scr|911|police|hotline|call|called|tell|told|notif|inform|authorit|child welfare|dcf|concern|suspicion|disclos|abus|exploit|harm|youth|child|instead|enough))[^.;]*/gu,
    /^(the |all |each |every |an )?(incident|accident|injury) reports? (go|goes|is sent|are sent|is due|are due)( to| at) (the |our )?(state )?(licensing office|office of licensing|licensor|licensing|insurer|safety committee) (within|by|before)(?![^.;]*\b(scr|911|police|hotline|call|called|concern|suspicion|disclos|abus|exploit|harm|youth|child|decide|review|then|only))[^.;,]*(?=[.;]|$)/gu,
    /^scr (closes|has closed|will close) (a|the|its|most|each) (reports?|cases?|investigations?) within [\w -]{1,20}(?=[.;]|$)/gu,
    /^(the |a )(county|hospital|lab|court) (sends|mails|gives) (us )?(a|its|the) (written )?report( to the named person)? within [\w -]{1,20}(?=[.;]|$)/gu,
    /^the police report is (\w+ )?ready within [\w -]{1,20}(?=[.;]|$)/gu,
    /^if scr (has not called|does not call) (you |us )?back within [\w -]{1,20}, call again(?=[.;]|$)/gu,
    // An ambulance, for somebody who is hurt.
    /(?<!\b(scr|police|reports?)\b[^.;]{0,20})\b911 (if|when) the (injur\w+|wound|condition) (is|looks|seems) (serious|severe)\b/gu,
    /(?<=\b(hurt|injured|bleeding|sick|ill)\b[^.;]{0,20})(?<!\b(scr|police|reports?)\b[^.;]{0,20})\b911 (if|when) (it's|it is) (serious|severe)\b/gu,
    /\b(cybertipline|csoc|988)( is)? only for [^.;,]*/gu,
    // Nobody may keep staff from it, and nobody's consent is needed.
    /\b(no one|nobody|no (supervisor|manager|director)) (may|can|is allowed to) (ever )?(tell|ask|order|pressure) (you|staff|anyone|them) not to (report|call)\b/gu,
    /\b(may|can|must|should) (not|never) (ever )?(tell|ask|order|pressure) (you|staff|anyone|them) not to (report|call)\b/gu,
    // Who is told, too, or what comes of it.
    /(?<=\b(and|also) (tell|inform|notify) [^.;,]*), unless (it is|it's|they are|they're|that is|that's) (the|that|your) (\w+ )?(director|supervisor|manager|lead|person|chair)\b/gu,
    /\bcall 911 if the youth can not be woken\b/gu,
    // After a report has been made.
    /\b(director|board|chair|administrator|office)s? (is|are|must be|will be) (told|informed|notified) (of|about) (every|each|all|the|any) (calls? to scr|reports?)( to scr)? within[^.;,]*/gu,
    /(?<!\bbefore\b[^.;]*)\b(follow|meet|check)s? (up|with|in)\b(?![^.;,]*\b(scr|911|police))[^.;,]{0,40} within [\w ]{1,15} of the (report|call)\b/gu,
    /\basks? (scr|the screener|the caseworker)( again)? (the next day|the next morning|within a week) (whether|if|what|who) (?!to )[^.;,]*/gu,
    // Calls that aren't about reporting.
    /\b(tell|brief|update)s? the next shift (only )?(what|who|where)\b(?![^.;]*\b(report|scr|call|911|police))/gu,
    /\b(call|contact|tell|inform|notif|speak|talk)\w* (with |to )?(the |a |any |their |your )?(parents?|guardians?|family)\b(?!')((?! and |report|scr|911|police)[^.;,]){0,30} (only )?(after|once|until) scr (and the police )?(has|have|says?|said|agrees?) ?(been |us )?(called|told|informed|agreed|said|so|yes|it's|it is)?\b(?![^.;,]* and )/gu,
    /\b(decid|determin)\w* (whether|if|when) (a |the )?(parent|guardian|family)\b(?![^.;]*\b(scr|report|911|police))[^.;]*/gu,
    /\bbefore (you |they |staff |anyone )?(call|contact|tell|inform|notif|speak)\w* (with |to )?(a |the |any |their |your )?(parents?|guardians?|family)\b/gu,
    /\b(call|contact|tell|told|notif|inform|reach|ask)\w* (a |an |the |any |their |your )?(youth|child|teen|young person|parents?|guardians?|family|families|mother|father|school|doctor|clinic|shelter|front desk|kitchen)\b( or (a |the |their )?(parent|guardian|family))?/gu,
    /\b(a |the )?(youth|parents?|guardians?|family|school) (is|are) (called|told|informed|notified)\b/gu,
  ],
  families: [
    {
      danger: 'notToReport',
      among: ABOUT,
      says: [
        /\b(must|should|may|shall|can|will|are|is)( to)? (not|never) (be )?(to )?(report|call|contact|notif|tell|told)/u,
        /\b(director|supervisor|manager|lead|named person|administrator|board|counsel|management|leadership)s? (may|can|could|might|will) (also |then |sometimes )?(tell|ask|order|instruct|direct|advise) (you|staff|anyone|them|us) not to (report|call)\b/u,
        /\b(report|call to scr|reporting)( to scr)? (always |also |usually )?(needs|requires|takes|must have) ([\w']+ ){0,5}(permission|approval|authorization|consent|clearance|sign-off)\b/u,
        /\b(refrain from|avoid|instead of|rather than|discouraged? from|hold off( on)?|stop) (reporting|calling|contacting|notifying|telling|involving|(a|the) report|(a|the) call)/u,
        /\b(instead of|rather than|in place of|but not|and not|not to) (to )?(the )?(scr|911|police|hotline)\b/u,
        /\b(better|best|wiser|prefer\w*) (to |if you do )?not (to )?(report|call|tell|notify)/u,
        /\bno (one|body|staff( member)?|employee|volunteer) (\w+ )?(may|should|must|can|shall|is to|will )?(report|call|contact|notif|tell)/u,
        /\b(not|never) involve|\bleave [^.;]*(scr|police) out\b|\bkeep (scr|the police) out\b/u,
        /\bno (reason|point|cause|duty|obligation) (to|in) (report|call|tell|notify|contact)/u,
        /\bstaff (do|does|will|are|should) not (\w+ )?(make|file|place|send|submit)\w* (a |the |any )?(reports?|calls?)/u,
        /\b(do not|never) contact (scr|911|the police)\b/u,
        /\b(enough|sufficient) to (tell|inform|notify|call) (the |your )?(named|supervisor|director|manager|backup)/u,
        /\b(fulfills?|satisf(y|ies)|meets?|covers?) (the|your|their) (duty|obligation|responsibility)/u,
        /\bscr is not (needed|necessary|required|called|involved|told)\b|\bscr need not\b/u,
        /\bnot (mandatory|obligatory|compulsory)\b|\b(your|their|own|best) (judgment|judgement)\b/u,
        /\blast resort\b|\bif (at all )?possible\b|\bonly what (you|they) (saw|heard|know)/u,
        /\b(wish|request|decision|choice|right) not to (report|call|tell)/u,
        /\b(unless|if|when) [^.;,]*\b(long ago|in the past|years ago|happened before|is over|has stopped|has ended)\b/u,
        /\bthink twice\b/u,
        /\bno (\w+ ){0,2}(reports?|calls?)\b[^.;,]{0,30} (is|are|will be|was|were|has been|need be|(has|have|needs?|ought) to be|should be|gets?) (\w+ )?(made|placed|filed|sent|given|needed|required|necessary)/u,
        /\bno (one|body|staff( member)?|employee|volunteer) (\w+ )?(makes?|files?|places?|sends?) (a |the |any )?(\w+ )?(reports?|calls?)\b/u,
        /\bno need (for|of) (scr|the police|911|(a |the |any )?(reports?|calls?))\b/u,
        /\b(not|never) (bother|trouble|burden|disturb|worry) (scr|the police|911)\b/u,
        /\bscr (plays no|has no|is not) (\w+ )?(part|role|business)\b|\bscr (is|gets) (\w+ )?dropped\b/u,
        /\b(reporting|calling|reports?|calls?)\b[^.;,]{0,20} (is|are) (not|no) (\w+ )?part\b/u,
        /\b(ends?|closes?|closed|settled|done|handled) without (a |any )?(reports?|calls?)\b/u,
        /\b(reporting|reports?|calls?)\b[^.;,]{0,25} (can|may|could|might) (\w+ )?be (skipped|omitted|dropped|left out|forgone)\b/u,
        /\bthere (is|are|will be) no (\w+ ){0,2}(reports?|calls?)\b(?! too| that is)/u,
        /\b(reports?|calls?)\b[^.;,]{0,30} (is|are|will be|was|were) (not|never) (\w+ )?(made|placed|filed|sent|given|needed|required|necessary)/u,
        /\b(scr|the police|911)( \w+)? (is|are|will be|stays?|remains?|gets?) (\w+ )?(left out|skipped|omitted|passed over|out of (it|this))/u,
        /(?<!\b(not|never)( \w+)? )\b(skip|omit)(s|ping|ting)? (scr|the police|911|(the |a |any )?(report|call))/u,
        /(?<!not |never |neither )\breplac(es|e|ing) (a |the )?(call|report|scr)/u,
        /\b(duty|responsibility|obligation) to report (is|has been|ends)( \w+)?( done| over| met| fulfilled| complete| ended)?/u,
      ],
      unless:
        /\bno one (is|will be) disciplined|\b(duty|responsibility|obligation) to report is (yours|your|each|every|personal)/u,
    },
    {
      // Left to choice: may, at their discretion.
      danger: 'notToReport',
      among: ABOUT,
      says: [
        /\b(discretion|optional|voluntary|if (they|you) (wish|want|choose)(?! (advice|help|support|information|company|to talk|to ask|someone to talk)\b(?<!\b(report|scr|911|police|named person)\b[^;]*)(?![^;]*\b(report|scr|911|police)))|as they see fit|as you see fit)\b/u,
        /(?<!\bbefore (you|they|staff|anyone) )\b(may|might|could|can choose to|choose to|are free to|are allowed to|are welcome to|are encouraged to|should consider|can consider) (report|reporting|notify|inform|call(ing)? (scr|911|the (police|hotline)))\b/u,
        /\bonly (the |a |an )?(\w+ ){1,4}(may|can|should|will|is allowed to|makes?|decides?|calls?|reports?|contacts?) /u,
      ],
      unless:
        /\b(any|every|each) (\w+ ){0,2}(may|can)\b|\b(anyone|everyone|you or|yourself)\b|\bat (any time|any hour|once)\b/u,
    },
    {
      // Kept inside.
      danger: 'notToReport',
      among: ANY,
      says: [
        /\b(verif\w+|check|confirm|investigat\w+) (the |their |this |that )?(\w+ )?(story|account|facts|allegations?|disclosure|claims?)\b|\bfirst (verify|investigate)/u,
        /\b(handl\w+|resolv\w+|settl\w+|deals? with|dealt with|manag(es?|ed|ing)|investigat\w+|address\w*) (\w+ ){0,4}(internal|internally|in-house|ourselves|inside|within the|quietly)/u,
        /\b(keep|kept) (this|it|that|them|the (matter|case|concern)s?|what|disclosures?|concerns?)[^.;]*\b(secret|quiet|private|between|to (your|them)sel\w+|in the (team|building)|inside|within|internal)/u,
        /\b(disclos\w+|concerns?|matters?|cases?|reports?|this|it)( \w+){0,3} (stays?|remains?|is kept|are kept) (inside|within|in the|in-house|internal|between|quiet)/u,
        /\b(tell|inform|notify) (no one|nobody)\b|\bonly (tell|inform|notify) the (?!named person and scr)/u,
        /\bdisclosures? (is|are) confidential\b|\b(not|never) (be )?(shared|share|discuss|discussed|speak of|talk about)( \w+){0,4} outside\b/u,
        /\b(let|have|leave it to) (the |your |a )?(\w+ )?(director|supervisor|manager|administrator|leadership)( to)? (handle|deal|take care|decide|manage|sort)/u,
        /\b(try|attempt)\w* to (resolve|settle|solve|handle|mediate)/u,
        /\b(no one|nobody|not|never)( \w+){0,3} outside (of )?(the |this |our |your )?(agency|organization|program|site|team|building)[^.;]*\b(told|tell|know|knows|hear|learn)/u,
        /\b(who|if they|if you) (bypass\w*|goes? (around|over the head))/u,
        /\b(who|if they|if you) (bypass\w*|goes? (around|over the head))/u,
        /\b(not|never) (leave|leaves|go outside|goes outside) (the |this |our )?(agency|organization|program|site|team|building)/u,
      ],
      unless:
        /\b(not|never) (\w+ )?(promise|agree|offer|keep|handle|resolve|settle)|\bno one keeps\b|\b(no one|nobody) promises\b|\b(and|or) (to )?scr\b/u,
    },
    {
      // Left to another person.
      danger: 'notToReport',
      among: OUTSIDE,
      says: [
        /\b(reports?|calls?|reporting)( to (scr|911|the (police|hotline)))? (go|goes|is|are|must|will|should|may|can|run|runs|happen|happens)( only)?( be| go)?( (made|sent|done|handled|placed|filed|channeled|routed|passed))?( only)? (through|via|by) (?!(the )?(person who|one who|staff member who|any|each|every|whoever|phone|cyber|web|online|form|hotline))/u,
        /\breport(s|ed|ing)?( only)? (through|via) (?!(the )?(cyber|hotline|phone|web))(the |a |an |our |your |their )/u,
        /\b(scr|911|police|hotline|authorities) (is|are|will be|gets?|must be|should be)( only)? (called|notified|contacted|told|informed)( only)? by\b(?! any| each| every| whoever| phone| the (person|one|staff member) who)/u,
        /\b(named person|director|supervisor|manager|lead|administrator)s? (will |can |must )?(makes?|files?|places?) (the|a|all|every|any) (reports?|calls?) for (you|staff|them)\b/u,
        /\b(director|supervisor|manager|administrator|leadership|lead)s? [^.;]*\breports? (it )?(as|if|when) (needed|necessary|appropriate|required)\b/u,
        /\b(director|supervisor|manager|administrator|leadership)s? (\w+ )?(notif|inform|contact|alert|call)\w* (the )?(authorities|police|scr)[^.;]*\b(when|if|as) (appropriate|needed|necessary|required|warranted)/u,
        /\bleadership (then )?(reports|decides|calls)\b|\bchain of command\b/u,
        /\b(reserved for|restricted to|limited to|the prerogative of)\b|\bonly (directors|supervisors|managers|administrators|clinicians|leaders)\b/u,
        /\bon (the )?behalf of\b|\bon (their|your|staff's|staffs') behalf\b|\bin the name of\b/u,
        /\b(leave|leaves|hand|hands|pass|passes|delegate|delegates) [^.;]*\b(report|call|reporting|scr|it|concern)[^.;]* to (the |a |your |our |their )/u,
        /\b(reporting|calling scr|(the )?(call|report)( to scr)?) (is|are|belongs to) (the |a |an |our |your )?(?!your|yours|each|every)[^.;]*\b(job|task|role|duty|responsibility|decision)/u,
        /\bnot (for )?(a |the )?(staff|your|their|the staff's|staff's|you)\b[^.;]*\b(job|task|role|duty|responsibility|place|to report|to call|decision|up to)/u,
        /(?<!\b(?:not|never) )\b(up to|a matter for) (the |your |a )?(\w+ )?(director|supervisor|manager|named person|administrator|lead|leadership)/u,
        /\b(alone|exclusively|the only (one|person))( who| to)? (\w+ )?(report|call|contact|mak|decid|notif)/u,
      ],
      unless:
        /\b(yourself|confirm|make sure|or you|you or|and you|with you|together|whoever|personal duty|not (leave|hand|pass|delegate)|never (leave|hand|pass|delegate))\b/u,
    },
    {
      // Only in some cases.
      danger: 'notToReport',
      among: SCR_OR_POLICE,
      says: [
        /\bonly (if|when|after|once|where|in (case|cases|an emergency))\b/u,
        /\bonly (the )?(\w+ ){0,3}(cases?|concerns?|situations?|incidents?|disclosures?|allegations?|harm)\b/u,
        /\b(if|when|once|until|unless|after|provided( that)?|as long as|where) [^.;,]*(?<!not )(?<!not \w+ )\b(sure|certain|convinced|confident|positive|serious|severe|credible|substantiated|founded|proof|evidence|proven|grave|necessary|warranted|appropriate)\b/u,
        /\b(if|when|unless|once|provided( that)?) (the |a |your )?(youth|child|young person|victim|teen|client|survivor|they|he or she)( \w+)? (agrees?|consents?|objects?|permits?|allows?|refuses?|(wants?|wishes) (it|to report|us to|you to|a report|this|one)|says (it|yes))\b/u,
        /\b(if|unless) (the |a )?(parent|guardian|family|caregiver)s? (\w+ )?(agrees?|consents?|objects?|permits?|allows?)/u,
        /\bif they can not (explain|prove)|\bif you (think|feel|believe) (it|that) (is|should)/u,
      ],
      unless: /\b(not|never) only\b/u,
    },
    {
      // At one's own risk.
      danger: 'notToReport',
      among: OUTSIDE,
      whole: true,
      says: [
        /\b(disciplin\w+|fired|sanction\w*|dismiss\w+|punish\w*|terminat\w+|written up|penal\w+|consequences|liable|lose (your|their) job|cost (you|them)|held responsible|warning|noted in (?:your|their|a|the) (?:personnel |staff )?(?:files?|records?|review)|explain themselves|explain yourself|bypass\w*)\b/u,
      ],
      unless:
        /\b(no one|nobody|not|never|protects?|protected|without fear|fails?|failing|failure|who does not|instead of reporting)\b(?! \w+ (cause|reason))/u,
    },
    {
      danger: 'permission',
      among: ABOUT,
      says: [
        /\b(permission|approv\w+|authoriz\w+|sign-off|signs? off|signed off|clearance|go-ahead|green light|okay from|ok from|consent of (the|a|their) (supervisor|director|manager|named person|parent|guardian))\b/u,
        /\b(decid|determin|judg|assess|evaluat)\w* (whether|if|when)\b(?! (to (arrest|charge)|there are charges)\b)/u,
        /\b(until|unless|once|after|only (if|when|after|with)|before) [^.;]*\b(confirm|proof|prove|verif|investigat|substantiat|certain|review|consult|agree)/u,
        /\b(first|beforehand) (ask|check|consult|speak|talk)|\b(ask|check|consult)\w* (with )?(the |their |your )?(\w+ )?(supervisor|director|manager|administrator|named person|leadership) (first|before)/u,
        /\bask\w* (the |your |their |a )?([\w']+ )?(supervisor|director|manager|administrator|named person|lead|leadership|parents?|guardian) (whether|if) (to|you|they|staff)\b/u,
        /\bconsent\b[^.;]*\b(before|prior to)\b|\b(get|obtain|have)\w* [^.;]*\bconsent\b/u,
        /\b(gather|collect|establish|make sure (that )?(the |it|they|he|she))[^.;]*\b(before|prior to) (you |they |staff |calling|reporting|contacting)/u,
        /\breports?( to (scr|the police))? (need|needs|require|requires) (the |a |an |your )?([\w']+ ){0,3}(sign|signature|director|supervisor|manager|review)/u,
        /\bwait(s|ing)? (for|until|to (call|report|tell))\b|\b(clear|run) (it|this|that|the (call|report)) (with|by|past)\b/u,
      ],
    },
    {
      // Without someone's permission, nothing is reported.
      danger: 'permission',
      among: OUTSIDE,
      whole: true,
      says: [
        /\b(no|not|never|no one|nobody)\b[^.;,]*\b(report|call|scr|police)[^.;,]*\bwithout ([\w']+ ){0,4}(permission|approval|authorization|consent|clearance|knowledge|agreement)/u,
      ],
    },
    {
      // Once somebody agrees, or is back.
      danger: 'permission',
      among: OUTSIDE,
      says: [
        /\b(team|director|supervisor|manager|leadership) (decides?|agrees?|meets?)( \w+)?,? (and )?then\b/u,
        /\b(when|once|if|after|until|till|unless|as soon as|provided( that)?) (the |a |an |your |our |their )?([\w']+ ){0,2}(team|director|supervisor|manager|person|administrator|lead|leadership|staff|group|colleagues?|coworkers?|everyone|everybody)\b[^.;,]{0,20} (agrees?|approves?|decides?|(says?|said) (so|yes)|(has|have) (agreed|approved|decided|returned|arrived)|(is|are) (back|there|in|available|present|ready)|returns?|arrives?|comes? back)\b/u,
      ],
    },
    {
      // Somebody else is told first.
      danger: 'permission',
      among: OUTSIDE,
      whole: true,
      says: [
        /\b(speak|talk|call|contact|tell|inform|notify|ask|consult|meet|check|go|discuss)\w* (it |this )?(with |to )?(the |a |their |your )?([\w']+ ){0,2}(parents?|guardians?|family|caregivers?|mother|father|supervisor|director|manager|named person|administrator|leadership)\b[^.;]*\b(before|prior to)\b[^.;]*\b(report|scr|police|911|hotline)/u,
        /\b(speak|talk|call|contact|tell|inform|notify|ask|consult|meet)\w* (with |to )?(the |a |their |your )?([\w']+ ){0,2}(parents?|guardians?|family|caregivers?|mother|father|supervisor|director|manager|administrator|leadership)( first)?,? (first|and then|then)\b[^.;]*\b(report|scr|police)/u,
        /\b(parents?|guardians?|family|caregivers?) [^.;]*\b(chance|opportunity|time) to (explain|respond|answer)/u,
      ],
      unless:
        /\b(not|never|no one) (call|contact|tell|inform|notify|speak|talk|ask|wait|need)|\bbefore contacting (the |a |any )?(family|parent|guardian)/u,
    },
    {
      danger: 'delay',
      among: TELLING,
      says: [
        /\bwithin (the )?(\w+ ){0,3}(hours?|days?|weeks?|minutes)\b/u,
        /\b(end|close) of (the |their |your )?(\w+ )?(shift|day|week|business)\b/u,
        /\b(next|following) (\w+ )?(day|morning|shift|week|meeting)\b/u,
        /\b(in the morning|tomorrow|later (on|that|the same)|on monday|when there is time)\b/u,
        /(?<!\b(not|never|nothing|nobody|no one|without)( \w+){0,2} )\b(delay|postpon|defer)\w* (the |a |any |their |your |all )?(\w+ )?(reports?|calls?|reporting|calling)\b/u,
        /(?<!\b(not|never|nothing|nobody|no one|without)( \w+){0,2} )\b(puts? off|putting off|(hold|holds|holding|held)( off| back| on to)?) (on )?(the |a |any |their |your |all )?(\w+ )?(reports?|calls?|reporting|calling)\b/u,
        /\b(reports?|calls?)\b[^.;,]{0,25} (is|are|will be|can be|may be) (delayed|postponed|deferred|put off|held)\b/u,
        /\b(reporting|reports?|calls?)\b[^.;,]{0,25} (can|may|could|will|should) (\w+ )?(wait|follow|come later|be (put off|postponed|delayed|held))\b/u,
        /\b(reports?|calls?)\b[^.;,]{0,25} (follows?|comes?|happens?) (only )?(later|last|afterwards?)\b/u,
        /\b(after|once|when) (the |a |our |your )?(team|staff|group) (has met|have met|meets?|met)\b|\bafter (the |a |our )?(\w+ )?(meeting|intake|debrief\w*|supervision)\b/u,
        /\b(finish|complet)\w* [^.;]*\bbefore (a |the |any )?(reports?|calls?|reporting|calling)\b/u,
        /\bas soon as (possible|practical|practicable|convenient|time allows)|\bwhen (convenient|possible)\b|\bin due course\b/u,
      ],
      unless: /\b(groups?|sessions?)\b(?![^.;]*\b(scr|911|disclos))/u,
    },
  ],
}
