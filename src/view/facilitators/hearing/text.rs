//! The texts of “Høring”.

use crate::bilingual;

bilingual! {
    pub struct HearingTexts;

    page: "Høring", "Hearing";
    setting: "Udsendelse", "Sending out";
    answers: "Høringssvar", "Answers";
    white_paper: "Hvidbog", "White paper";
    none_yet: "Der er ikke sendt noget i høring endnu. Det gøres på »Udsendelse«.", "Nothing has been sent out for hearing yet. That is done on “Sending out”.";

    send: "Send i høring", "Send out for hearing";
    send_another: "Send en ny version i høring", "Send out another version";
    send_help:
        "Parterne læser versionen, som den er gemt, og kan svare på det hele og på hver del. De ser intet andet af det, I arbejder med.",
        "The parties read the version as it was saved, and can answer the whole and each part. They see nothing else of what you work with.";
    no_versions: "En gemt version af strategien sendes i høring. Gem en version på siden »Strategi« først.", "A saved version of the strategy is sent out. Save a version on the page “Strategy” first.";
    to_strategy: "Gå til »Strategi«", "Go to “Strategy”";
    version: "Version", "Version";
    of_version(name: &str): format!("Versionen »{name}«"), format!("The version “{name}”");
    title: "Høringens titel", "Title of the hearing";
    from: "Fra dag", "From day";
    to: "Til dag", "To day";
    no_version: "Vælg den version, der skal sendes.", "Choose the version that is to be sent.";
    no_days: "Skriv både første og sidste dag.", "Write both the first and the last day.";
    days_turned: "Den sidste dag ligger før den første.", "The last day lies before the first.";
    sent: "Sendt i høring. Parterne ser den, så snart de åbner linket.", "Sent out. The parties see it as soon as they open the link.";
    not_here: "Versionen kan ikke læses på denne enhed endnu. Vent, til alt er hentet.", "The version cannot be read on this device yet. Wait until everything has been fetched.";

    has_holes(count: usize):
        format!("Versionen er ikke sendt: der mangler noget {} i den. Find det under »Mangler« på siden »Strategi«, og gem en ny version.", counted(count, "sted", "steder")),
        format!("The version was not sent: something is missing in {} of it. Find it under “Missing” on the page “Strategy”, and save a new version.", counted(count, "place", "places"));

    period: "Høringsperiode", "Hearing period";
    lead: "Hvad spørger I om?", "What do you ask?";
    day_missing: "Der skal stå en dag. Den gamle er sat ind igen.", "There has to be a day. The old one has been put back.";
    day_unreadable: "Skriv hele datoen.", "Write the whole date.";
    saved: "Gemt.", "Saved.";
    is_open(day: &str): format!("Åben til og med {day}."), format!("Open until {day}.");
    is_ahead(day: &str): format!("Begynder {day}."), format!("Begins {day}.");
    is_past(day: &str): format!("Fristen var {day}."), format!("The deadline was {day}.");
    is_closed: "Lukket for svar.", "Closed to answers.";
    past_help:
        "Fristen er gået. Luk for svar: det, der kommer bagefter, venter, til I lukker det ind. Intet går tabt.",
        "The deadline has passed. Close to answers: what comes after that waits until you let it in. Nothing is lost.";
    different: "Parterne har ikke set det, I har ændret her, endnu.", "The parties have not seen what you have changed here yet.";
    publish: "Offentliggør", "Publish";
    published_hearing: "Parterne ser det nu.", "The parties see it now.";
    close: "Luk for svar", "Close to answers";
    closed: "Der er lukket for svar. Det, der kommer nu, venter.", "Closed to answers. What comes now waits.";
    open: "Åbn for svar igen", "Open to answers again";
    opened: "Der er åbent for svar igen. Det, der ventede, er lukket ind.", "Open to answers again. What waited has been let in.";

    parties: "Parter", "Parties";
    parties_help: "Skriv, hvem der er bedt om at svare. En part kendes på det navn, der står ved dens svar.", "Write who is asked to answer. A party is known by the name that stands at its answers.";
    asked(all: usize, silent: usize):
        format!("{} er spurgt · {} mangler at svare", whole(all), whole(silent)),
        format!("{} asked · {} have not answered", whole(all), whole(silent));
    party: "Part", "Party";
    party_name: "Partens navn", "Name of the party";
    new_party: "Ny part", "New party";
    party_added(name: &str): format!("»{name}« er tilføjet."), format!("“{name}” has been added.");
    party_missing: "En part skal have et navn. Det gamle er sat ind igen.", "A party needs a name. The old one has been put back.";
    party_gone(name: &str): format!("»{name}« er taget af listen."), format!("“{name}” has been taken off the list.");
    take_party(name: &str): format!("Tag »{name}« af listen"), format!("Take “{name}” off the list");
    has_answered(count: usize):
        if count == 0 { "Har ikke svaret".to_owned() } else { format!("Har svaret ({})", whole(count)) },
        if count == 0 { "Has not answered".to_owned() } else { format!("Has answered ({})", whole(count)) };
    others: "Andre, der har svaret", "Others who have answered";
    nameless: "Uden navn", "Without a name";

    link: "Parternes link", "The parties' link";
    link_help: "Linket åbner teksten og lader en part svare. Det virker også uden net, når det har været åbnet én gang.", "The link opens the text and lets a party answer. It works without a network too, once it has been opened.";
    party_link: "Link til høringsparter", "Link for hearing parties";
    link_warning: "Alle parter har samme link. Hver part ser kun sine egne svar.", "All parties have the same link. Each party sees its own answers only.";
    qr: "QR-kode med parternes link", "QR code with the parties' link";

    sum(treated: usize, all: usize):
        format!("{} af {} høringssvar er behandlet", whole(treated), whole(all)),
        format!("{} of {} treated", whole(treated), counted(all, "answer is", "answers are"));
    no_answers: "Der er ikke kommet svar endnu. Det, der kom på papir eller som e-mail, kan skrives ind herunder.", "No answers have come yet. What came on paper or by e-mail can be entered below.";
    none_found: "Ingen svar passer til det, der søges efter.", "No answers fit what is looked for.";
    search: "Søg i svar, part, mærke og ansvarlig", "Search answers, party, tag and responsible";
    shown: "Vis", "Show";
    shown_all: "Alle svar", "All answers";
    shown_open: "Ikke behandlet", "Not treated";
    shown_treated: "Behandlet", "Treated";
    treated: "Behandlet", "Treated";
    untreated: "Ikke behandlet", "Not treated";
    the_whole: "Det hele", "The whole";
    part_gone: "En del, der er taget ud", "A part that was taken out";

    given(day: &str): format!("Skrevet af parten selv, senest {day}"), format!("Written by the party itself, last {day}");
    by_paper(day: &str): format!("På papir, skrevet ind {day}"), format!("On paper, entered {day}");
    by_mail(day: &str): format!("Som e-mail, skrevet ind {day}"), format!("By e-mail, entered {day}");
    answer: "Høringssvar", "Answer";
    cut_help: "Markér ord i svaret, og tryk »Skær ud«, når det siger flere ting. Hvert punkt får sin egen afgørelse.", "Mark words in the answer and press “Cut out” where it says several things. Each point gets a disposition of its own.";
    cut: "Skær ud", "Cut out";
    mark_first: "Markér først de ord, der skal være et punkt.", "First mark the words that are to be a point.";
    was_cut: "Ordene er skåret ud til et punkt.", "The words have been cut out to a point.";
    point_named(words: &str): format!("Punkt: {words}"), format!("Point: {words}");
    whole_named(who: &str): format!("Hele svaret fra {who}"), format!("The whole answer of {who}");
    torn: "Svaret er ændret, siden ordene blev skåret ud. De står her, som de var.", "The answer was changed after the words were cut out. They stand here as they were.";
    join: "Sæt ind igen", "Put back";
    join_named(words: &str): format!("Sæt ind igen: {words}"), format!("Put back: {words}");
    joined: "Punktet er sat ind i svaret igen.", "The point has been put back into the answer.";
    disposition: "Afgørelse", "Disposition";
    no_disposition: "Ingen endnu", "None yet";
    sent_to: "Sendt videre til", "Sent on to";
    remark: "Forvaltningens bemærkning", "Remark of the administration";
    use_remark: "Standardbemærkning", "Standard remark";
    no_remark: "Ingen", "None";
    tag: "Mærke", "Tag";
    responsible: "Ansvarlig", "Responsible";
    changes: "Ændret i teksten", "Changed in the text";
    add_change: "Hvad ændrede det?", "What did it change?";
    which_part: "Del af teksten", "Part of the text";
    add: "Tilføj", "Add";
    change_added: "Delen er tilføjet.", "The part has been added.";
    change_gone: "Delen er fjernet.", "The part has been removed.";
    take_change(name: &str): format!("Fjern »{name}«"), format!("Remove “{name}”");
    same_as(disposition: &str): format!("Har samme afgørelse som et svar, der siger det samme: {disposition}."), format!("Has the disposition of an answer that says the same: {disposition}.");
    for_itself: "Behandl for sig", "Treat by itself";
    for_itself_said: "Svaret behandles for sig nu.", "The answer is treated by itself now.";
    twins: "To facilitatorer behandlede svaret på samme tid. Vælg det, der skal gælde.", "Two facilitators treated the answer at the same time. Choose what is to hold.";
    keep: "Behold", "Keep";
    keep_named(disposition: &str): format!("Behold: {disposition}"), format!("Keep: {disposition}");

    alike: "Svar, der siger det samme", "Answers that say the same";
    alike_help: "Det svar, der er afgjort, giver de andre sin afgørelse og bemærkning. Hvert svar står stadig i hvidbogen.", "The answer that is decided gives the others its disposition and remark. Each answer still stands in the white paper.";
    one_for_all: "Samme afgørelse", "Same disposition";
    one_for_all_of(words: &str): format!("Samme afgørelse: {words}"), format!("Same disposition: {words}");
    one_for_all_said: "Svarene har samme afgørelse nu.", "The answers have the same disposition now.";

    late: "Kommet efter lukningen", "Came after the closing";
    late_help: "Svarene er gemt og venter. De tæller, når de er lukket ind.", "The answers are saved and wait. They count once they have been let in.";
    admit: "Luk ind", "Let in";
    admit_of(who: &str): format!("Luk ind: {who}"), format!("Let in: {who}");
    admitted(who: &str): format!("Svarene fra {who} er lukket ind."), format!("The answers of {who} have been let in.");

    enter: "Nyt høringssvar", "New answer";
    enter_help: "Svar på papir eller e-mail skrives eller sættes ind her og mærkes, så det kan ses, hvor de kom fra.", "Answers on paper or by e-mail are typed or pasted here, and marked so that it shows where they came from.";
    enter_who: "Hvem har svaret?", "Who answered?";
    enter_channel: "Kom som", "Came by";
    mail: "E-mail", "E-mail";
    paper: "Papir", "Paper";
    enter_part: "Handler om", "Is about";
    enter_missing: "Skriv både, hvem der har svaret, og hvad der svares.", "Write both who answered and what they answer.";
    entered(who: &str): format!("Svaret fra {who} er skrevet ind."), format!("The answer of {who} has been entered.");
    new_answer: "Nyt høringssvar", "New answer";

    remarks: "Standardbemærkninger", "Standard remarks";
    remarks_help: "En bemærkning, der bruges ved flere svar. Rettes den, beholder de svar, der har brugt den, deres ord.", "A remark that is used for several answers. When it is changed, the answers that have used it keep their words.";
    remark_title: "Navn på bemærkningen", "Name of the remark";
    remark_text: "Bemærkningens ord", "Words of the remark";
    remark_text_of(title: &str): format!("Ord i »{title}«"), format!("Words of “{title}”");
    remark_missing: "Skriv både navn og ord.", "Write both a name and the words.";
    new_remark: "Ny standardbemærkning", "New standard remark";
    remark_added: "Bemærkningen kan bruges nu.", "The remark can be used now.";
    remark_gone: "Bemærkningen er taget af listen.", "The remark has been taken off the list.";
    take_remark(title: &str): format!("Tag »{title}« af listen"), format!("Take “{title}” off the list");
    uses(count: usize):
        format!("Brugt i {}", counted(count, "punkt", "punkter")),
        format!("Used in {}", counted(count, "point", "points"));

    publish_heading: "Fortæl parterne, hvad der blev af deres svar", "Tell the parties what became of their answers";
    publish_help:
        "Hver part finder afgørelse og bemærkning ved sine egne svar. Bemærkningerne kan læses af alle, der har et link, så skriv dem uden navne. Svarene, mærker og ansvarlige forlader ikke jeres enheder.",
        "Each party finds disposition and remark at its own answers. The remarks can be read by everybody who has a link, so write them without names. The answers, tags and who is responsible do not leave your devices.";
    wait: "Vent, til alt på enheden er læst.", "Wait until everything on the device has been read.";
    remark_is_read: "Når den er offentliggjort, kan bemærkningen læses af alle, der har et link.", "Once it is published, the remark can be read by everybody who has a link.";
    which_hearing: "Høring", "Hearing";
    remove_hearing: "Fjern høringen", "Remove the hearing";
    hearing_gone: "Høringen er fjernet, også hos parterne. Fortryd sætter den ind igen med alle svar.", "The hearing has been removed, at the parties too. Undo puts it back with all answers.";
    late_waits: "Der venter svar, der kom efter lukningen. De lukkes ind, når der åbnes for svar igen: afgør dem først på »Høringssvar«.", "Answers that came after the closing are waiting. They come in when answers are opened again: decide on them first under “Answers”.";
    nameless_by(letters: &str): format!("Uden navn ({letters})"), format!("Without a name ({letters})");
    came_since(name: &str): format!("{name} (ny siden)"), format!("{name} (new since)");
    after_end: "efter fristen", "after the deadline";
    set_aside: "Lagt til side", "Set aside";
    shown_aside: "Lagt til side", "Set aside";
    aside_sum(count: usize): format!("{} er lagt til side", whole(count)), format!("{} set aside", whole(count));
    put_aside: "Læg til side", "Set aside";
    reason: "Årsag", "Reason";
    reason_missing: "Skriv, hvorfor svaret lægges til side.", "Write why the answer is set aside.";
    aside_said: "Svaret er lagt til side. Det tælles for sig og står ikke i hvidbogen.", "The answer has been set aside. It is counted by itself and is not in the white paper.";
    aside_because(reason: &str): format!("Lagt til side: {reason}"), format!("Set aside: {reason}");
    take_back: "Tag med igen", "Take in again";
    back_said: "Svaret er med igen.", "The answer is in again.";
    correct: "Ret svaret", "Correct the answer";
    correct_text: "Svarets ord", "Words of the answer";
    withdraw: "Fjern svaret", "Remove the answer";
    withdrawn: "Svaret er fjernet.", "The answer has been removed.";
    rest: "Resten af svaret", "The rest of the answer";
    rest_named(who: &str): format!("Resten af svaret fra {who}"), format!("The rest of the answer of {who}");
    stale: "Svaret er ændret, siden det blev afgjort.", "The answer was changed after it was decided.";
    still_holds: "Afgørelsen gælder stadig", "The disposition still holds";
    same_name(name: &str, times: usize): format!("{name} (afsender {})", whole(times)), format!("{name} (sender {})", whole(times));
    not_compared: "Versionen, der blev sendt, kan ikke læses på denne enhed endnu. Derfor mangler det, der er ændret.", "The version that was sent cannot be read on this device yet. So what was changed is missing.";
    nothing_decided: "Der er ikke afgjort noget endnu.", "Nothing has been decided yet.";
    nothing_new: "Parterne har læst alt, hvad der er afgjort.", "The parties have read everything that has been decided.";
    something_new: "Der er afgørelser, som parterne ikke har fået endnu.", "There are dispositions that the parties have not been given yet.";
    published: "Parterne læser det nu ved deres egne svar.", "The parties read it at their own answers now.";

    how: "Sådan stilles hvidbogen op", "How the white paper is set out";
    by: "Ordnet efter", "Ordered by";
    by_party: "Part", "Party";
    by_part: "Del af teksten", "Part of the text";
    with_names: "Med navne", "With names";
    party_number(number: usize): format!("Part {}", whole(number)), format!("Party {}", whole(number));
    about: "Handler om", "Is about";
    unchanged: "Uændret indtil nu", "Unchanged so far";
    print: "Udskriv", "Print";
}
