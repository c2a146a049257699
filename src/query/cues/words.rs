//! The words of each cue.

use super::{Cue, Way};
use crate::knowledge::tables::Role;
use crate::knowledge::words::{Words, words};

const WORSE: Role = Role::Worse;

/// Cues by what they tell; lower-case words without apostrophes. "doesnt" also stands for "does not".
#[rustfmt::skip]
pub(super) const CUES: &[(Cue, Words)] = &[
    (
        Cue::Role(WORSE, Way::Either),
        words![
            "worse", "worst", "made worse", "worsened", "aggravated", "provoked", "triggered",
            "exacerbated", "flared up", "gets worse", "get worse", "irritated", "bad with",
            "bad when", "bad after",
        ],
    ),
    (
        Cue::Role(WORSE, Way::Verb),
        words![
            "makes it worse", "make it worse", "makes it a lot worse", "makes it much worse",
            "makes things worse", "make things worse", "makes this worse", "makes it hurt",
            "make it hurt", "makes it ache", "makes it flare", "worsens", "worsen", "aggravates",
            "aggravate", "provokes", "provoke", "brings it on", "bring it on", "brings on",
            "bring on", "sets it off", "set it off", "sets off", "set off", "flares", "flares it",
            "flare it", "flare", "flares it up", "flare it up", "irritates", "irritate",
            "exacerbates", "exacerbate", "triggers it", "trigger it", "triggers the", "is murder",
            "is agony", "are agony", "is a killer", "kills", "kill me", "kills me", "is difficult",
            "are difficult", "is hard", "are hard", "is bad", "are bad", "is a problem",
            "are a problem", "is awkward", "is limited", "is uncomfortable", "are uncomfortable",
            "is impossible", "plays it up", "kicks off", "kicks in", "kicks it off", "plays havoc", "gives me grief", "gives it grief", "catches me", "catches it", "catches at", "pulls on it", "makes it scream", "makes me scream", "makes me wince", "makes me yelp", "makes me cry out", "isnt comfortable", "arent comfortable", "not comfortable", "never comfortable", "isnt fine", "isnt good", "arent good", "not good", "isnt great", "not great", "isnt easy", "arent easy", "not easy", "doesnt agree with it", "doesnt agree with me", "dont agree with it", "doesnt suit it", "does me in", "finishes me off", "finish me off",
        ],
    ),
    (
        Cue::Role(WORSE, Way::Ahead),
        words![
            "agg", "aggs", "agg by", "agg with", "aggravating", "aggravating factors",
            "agg factors", "provocative factors", "brought on", "cant", "unable to", "hard to",
            "difficult to", "struggle to", "struggle with", "struggling to", "struggling with",
            "trouble", "difficulty", "difficulties", "barely", "hardly", "can only", "hurts when",
            "hurts to", "hurts if", "hurts on", "hurts with", "hurts during", "hurts after",
            "hurts while", "hurts whenever", "hurt when", "hurt to", "hurt if", "hurt after",
            "hurting when", "pain when", "pains when", "pain on", "pain with", "pain if",
            "pain during", "pain while", "pain whenever", "pain upon", "painful to", "painful when",
            "painful on", "painful with", "painful if", "painful after", "sore when", "sore on",
            "sore to", "sore with", "sore after", "aches when", "aches after", "ache when",
            "ache after", "aches with", "aches if", "comes on when", "comes on with",
            "comes on after", "comes on if", "comes back when", "comes back if", "comes back as soon as", "comes back with",
            "comes back once", "and back as soon as", "and back when", "returns when", "returns if", "returns as soon as", "returns with", "limited by", "stops me", "stops me from", "stopped me", "stopped me from", "avoids",
            "avoiding", "stiff when", "especially when", "mainly when", "mostly when", "only when", "doesnt like", "doesnt enjoy", "isnt keen on", "not keen on", "isnt happy", "not happy", "hates", "objects to", "avoid", "steer clear of", "pay for it", "suffer after", "suffer when", "suffer if", "cant get comfortable", "hard to get comfortable", "struggle to get comfortable", "cant get comfy", "wont let me", "doesnt let me", "no good at",
            "limits",
        ],
    ),
    (
        Cue::Role(Role::Better, Way::Either),
        words![
            "better", "eased", "easier", "relieved", "relief", "helped", "improved", "settled",
            "soothed", "calmed", "feels better", "made better", "less painful", "less sore",
            "much better", "most comfortable", "more comfortable", "less bad", "only thing that helps", "only thing that works", "only thing that eases it", "only relief", "best thing",
        ],
    ),
    (
        Cue::Role(Role::Better, Way::Verb),
        words![
            "makes it better", "make it better", "makes it feel better", "makes things better",
            "eases", "eases it", "ease it", "eases off", "relieves", "relieve", "helps", "help",
            "does help", "improves", "improve", "settles", "settle", "soothes", "soothe", "calms",
            "calm", "gives relief", "gives me relief", "give relief", "takes the edge off",
            "gives some relief", "take the edge off", "is good", "are good", "feels good",
            "feel good", "goes away", "go away", "disappears", "loosens it", "works wonders", "works a treat", "worked a treat", "works well", "works for me", "works best", "does the trick", "do the trick", "is bliss", "is heaven", "is a godsend", "is a relief", "is comforting", "feels nice", "feels lovely", "feels great", "makes it bearable", "loosens it up", "frees it up", "takes it down", "brings it down", "takes it away", "gets rid of it", "sorts it", "sorts it out", "shifts it", "dulls it", "reduces it", "lessens it", "lets it settle", "brings relief", "brings some relief", "gives respite", "gives me respite", "can help", "could help", "backs off", "dies down", "subsides", "fades", "quietens", "quietens down", "lets up", "helps me sleep", "help me sleep", "takes the weight off", "gave relief", "gave me relief", "gave some relief", "gave me some relief", "sorted it", "sorted it out", "fixed it", "did the trick", "worked wonders", "took the edge off",
        ],
    ),
    (
        Cue::Role(Role::Better, Way::Ahead),
        words![
            "ease", "easing", "eases with", "eased by", "easing factors", "relieving",
            "relieving factors", "less when", "less if", "less with", "less pain when",
            "less pain with", "stops when", "stops if", "goes when", "goes if", "goes off when",
            "goes away when", "goes away if", "wears off when", "wears off once", "wears off with",
            "wears off as", "loosens up when", "loosens up once", "loosens up with", "loosens up as", "goes away with", "disappears when", "reduced by",
            "reduced with", "relief with", "relief from", "improves with", "improves when",
            "settles with", "settles when", "rel by", "rel with", "comfortable when", "only comfortable", "alleviated", "it likes", "it loves", "happiest", "gone when", "gone if", "gone once", "goes off with", "go off when", "go off with", "responds to", "responds well to", "swear by", "swears by", "at its best", "not so bad when", "not so bad if", "not so bad with", "not as bad when", "not as bad if", "not as bad with", "nothing helps except", "nothing helps but", "nothing helps apart from",
        ],
    ),
    (
        Cue::Role(Role::After, Way::Ahead),
        words![
            "started after", "started when", "started with", "started while", "started following",
            "started during", "started", "starting after", "starts after", "began", "begun",
            "began after", "began when", "began with", "came on after", "came on when",
            "came on while", "came on with", "came on during", "onset", "onset after", "onset with",
            "onset during", "onset while", "since", "ever since", "after", "following", "caused by",
            "due to", "hurt it", "injured it", "pulled it", "i pulled it", "strained it", "came from", "put it down to", "blame", "day after", "went when", "went while", "went as", "felt it go", "noticed it after", "noticed it when",
            "noticed after", "post",
        ],
    ),
    (
        Cue::Role(Role::After, Way::Verb),
        words![
            "did it", "caused it", "caused this", "started it", "started it off", "started this", "brought it on",
            "brought this on", "triggered it", "kicked it off", "to blame", "was the cause", "is the cause",
        ],
    ),
    (Cue::Trend(WORSE), words!["getting worse", "got worse", "gotten worse", "becoming worse", "worse over time", "worsening"]),
    (Cue::Trend(Role::Better), words!["getting better", "got better", "gotten better", "improving", "becoming better"]),
    (
        Cue::Fine,
        words![
            "fine", "ok", "okay", "alright", "all right", "unaffected", "painless", "pain free",
            "painfree", "symptom free", "no problem", "no problems", "not a problem", "no trouble",
            "no difficulty", "no issue", "no issues", "not an issue", "isnt a problem",
            "arent a problem", "isnt an issue", "isnt a big problem", "makes no difference",
            "make no difference", "no difference", "no effect", "not a factor", "no longer hurts",
            "no longer sore", "no longer painful", "without pain", "without any pain",
            "without problems", "without a problem", "without any problems", "without difficulty",
            "without trouble", "without any trouble", "without discomfort", "without issue",
            "without issues", "comfortable", "comfortably", "asymptomatic", "able to", "can still",
            "can easily", "can happily", "tolerates", "tolerated", "nad", "clear", "is normal",
            "are normal", "no worse", "not bad", "not too bad", "isnt bad", "isnt too bad", "happy",
            "doesnt matter", "spared", "makes no odds", "make no odds", "is manageable", "are manageable", "is easy", "are easy", "no bother", "doesnt mind", "doesnt make any difference", "doesnt change it",
            "dont change it",
        ],
    ),
    (
        Cue::NoHelp,
        words![
            "no help", "no better", "no relief", "no improvement", "not getting better",
            "isnt getting better", "isnt getting any better", "not improving", "doesnt go away",
            "wont go away", "not going away", "hasnt gone away", "nothing helps", "nothing eases",
            "nothing relieves", "little relief", "useless", "does nothing", "do nothing", "did nothing", "done nothing", "doesnt touch it", "dont touch it", "didnt touch it", "doesnt shift", "doesnt shift it", "doesnt work", "dont work", "didnt work", "isnt helping", "arent helping", "hasnt done anything", "havent done anything", "doesnt do anything", "didnt do anything", "no use", "is no good", "are no good", "was no good", "doesnt respond to", "wont settle", "wont shift", "wont ease",
        ],
    ),
    (
        Cue::Hurts,
        words![
            "hurts", "hurt", "hurting", "aches", "ache", "is sore", "are sore", "is painful",
            "are painful", "painful", "is tender", "bothers", "bother", "bothers me", "affects",
            "affect", "matters", "matter", "is affected", "bad", "are affected", "affected",
            "bothered", "involved", "throbs", "is killing me", "are killing me", "gives me pain",
            "causes pain", "cause pain", "causes problems", "gives me trouble", "gives me gyp", "nags", "niggles", "twinges", "stings", "grumbles", "bites", "tightens", "tightens up", "stiffens", "stiffens up",
        ],
    ),
    (
        Cue::Deny,
        words![
            "no", "not", "without", "never", "nor", "neither", "none", "nothing", "isnt", "doesnt",
            "dont", "didnt", "hasnt", "havent", "wasnt", "arent", "werent", "wont", "aint",
            "absent", "free of", "free from", "never had", "not had", "no history of", "no hx of",
            "no signs of", "no sign of", "no evidence of", "no known", "rather than", "instead of",
            "not in", "not the",
        ],
    ),
    (Cue::DenyAll, words!["denies", "denied", "denying", "neg", "negative", "negative for", "neg for"]),
    (Cue::Turn, words!["but", "though", "although", "however", "only", "yet", "whereas", "instead", "mind you"]),
    (Cue::Except, words!["except", "except for", "apart from", "other than", "aside from", "except when"]),
    (
        Cue::Most,
        words![
            "worst in", "worst at", "worst around", "worst over", "mostly", "mainly",
            "especially in", "chiefly", "predominantly", "primarily", "mostly in", "mainly in",
            "is worst in", "is worst at", "is worst on", "is worst over", "is worst around",
            "worse in", "worse at", "worse on", "worse over", "worse around", "worst on",
        ],
    ),
    (
        Cue::MostBefore,
        words!["is the worst", "are the worst", "is worst", "hurts most", "hurts the most", "hurt the most", "being the worst"],
    ),
    (Cue::Can, words!["can", "could", "can manage", "can cope with"]),
    (
        Cue::Reported,
        words![
            "dentist says", "dentist said", "ent says", "ent said", "doctor says", "doctor said", "doc says", "doc said",
            "gp says", "gp said", "physio says", "physio said", "specialist says", "specialist said", "consultant says",
            "consultant said", "optician says", "optician said", "scan says", "scan said", "they say", "they said",
        ],
    ),
    (
        Cue::Null,
        words![
            "dont know", "not sure", "unsure", "no idea", "not only", "not just", "cant explain",
            "cant remember", "dont remember", "no reason", "no apparent reason", "for no reason",
            "no obvious reason", "not long", "cant stand it", "cant stand the pain",
            "cant stand this", "cant bear it", "cant bear the pain", "cant take it",
            "on the one hand", "on the other hand", "no matter", "why not", "rest of",
            "the rest of", "dont think", "dont want", "dont like", "not tried", "havent tried",
            "not yet", "came back", "comes back", "come back", "coming back", "went back",
            "go back", "going back", "back to work", "back to normal", "back and forth",
            "back again", "back then", "back home", "please help", "help me", "can you help",
            "need help", "on top of that", "at first", "right now", "right away",
            "i left", "who left", "has left", "first time", "no doubt", "not always", "wouldnt say",
            "couldnt say", "whether or not", "get back", "getting back", "better or worse",
            "dentist found", "dentist cant find", "dentist thinks",
            "pulls at", "pulled my", "pulled a", "i pulled", "have pulled", "ive pulled", "got back", "not have to", "dont have to", "cant wait", "in one way",
        ],
    ),
];
