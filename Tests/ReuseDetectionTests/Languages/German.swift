extension LanguageSample {
    static let german = LanguageSample(
        language: "German",
        wire: """
            Nach einem Brand in einem Chemielager im Hafen von Neustadt sind am Dienstagabend rund 4.200 \
            Anwohner in Sicherheit gebracht worden. Wie ein Sprecher der Feuerwehr mitteilte, war das Feuer \
            gegen 18.30 Uhr in einer Halle ausgebrochen, in der Lösungsmittel und Farben lagerten.

            Eine dichte Rauchwolke zog über die Stadtteile Altona-Süd und Werderau, in denen die Behörden die \
            Bewohner aufforderten, Fenster und Türen geschlossen zu halten. Zwei Feuerwehrleute wurden bei dem \
            Einsatz leicht verletzt und in ein Krankenhaus gebracht.

            „Wir haben das Feuer unter Kontrolle, aber die Löscharbeiten werden noch die ganze Nacht dauern“, \
            sagte Einsatzleiter Martin Kessler am späten Abend. Mehr als 180 Einsatzkräfte waren vor Ort, \
            darunter Spezialisten einer Werkfeuerwehr aus Bremerhaven.

            Der Schiffsverkehr auf dem Fluss wurde vorübergehend eingestellt, drei Frachter mussten vor der \
            Hafeneinfahrt warten. Die Ursache des Brandes war zunächst unklar, die Polizei nahm noch am Abend \
            Ermittlungen auf. Den Schaden schätzte der Betreiber des Lagers auf mindestens zwölf Millionen Euro.

            Bereits vor drei Jahren hatte es in derselben Halle gebrannt, damals war ein defektes Ladegerät \
            der Auslöser gewesen.
            """,
        rewrite: """
            In Neustadt haben am Dienstagabend rund 4.200 Menschen ihre Wohnungen verlassen müssen, nachdem in einem \
            Lager für Chemikalien im Hafen ein Brand ausgebrochen war. Die Flammen brachen nach Angaben der Feuerwehr \
            gegen 18.30 Uhr in einer Halle aus, in der Farben und Lösungsmittel gelagert wurden.

            Über die Stadtteile Werderau und Altona-Süd zog dichter Qualm. Die Behörden forderten die Bürger dort auf, \
            Türen und Fenster geschlossen zu halten. Bei den Löscharbeiten wurden zwei Feuerwehrleute leicht verletzt, \
            sie kamen in eine Klinik.

            Die Lage sei unter Kontrolle, sagte Einsatzleiter Martin Kessler am späten Abend, das Löschen werde jedoch \
            noch die ganze Nacht dauern. Vor Ort waren mehr als 180 Helfer, unter ihnen Fachleute einer \
            Werkfeuerwehr aus Bremerhaven.

            Auf dem Fluss ruhte vorübergehend der Schiffsverkehr, vor der Einfahrt zum Hafen mussten drei Frachter \
            warten. Wodurch das Feuer verursacht wurde, war zunächst unklar; noch am Abend nahm die Polizei \
            Ermittlungen auf. Auf mindestens zwölf Millionen Euro bezifferte der Betreiber den Schaden am Lager. In \
            demselben Gebäude hatte es schon vor drei Jahren gebrannt, Auslöser war damals ein defektes Ladegerät.
            """,
        independent: """
            Der Brand im Hafen von Neustadt ist gelöscht, viele Fragen bleiben offen. Auch am Mittwochmorgen sperrten \
            Polizisten die Kaistraße ab, wo bis zum Abend zuvor Fässer mit Lösungsmitteln gestanden hatten. Einsatzleiter \
            Martin Kessler sprach von Glück, dass der Wind gedreht habe, ehe die Flammen die Tanks erreichten.

            Rund 4.200 Anwohner hatten die Nacht in Turnhallen oder bei Verwandten verbracht. „Wir haben Tee gekocht und \
            Decken verteilt, bis keine mehr da waren“, erzählte Sabine Jansen vom Roten Kreuz. Gegen vier Uhr früh durften \
            die Ersten nach Werderau zurück, die Schulen in Altona-Süd bleiben heute geschlossen.

            Oberbürgermeisterin Heike Brandt lobte die Feuerwehr und kündigte an, die Genehmigung für das Chemielager \
            prüfen zu lassen. Umweltverbände hatten seit Langem gewarnt, gefährliche Stoffe gehörten nicht so nah an \
            Wohnhäuser. Messwagen des Landesamtes fanden in der Luft keine bedenklichen Werte, im Hafenbecken dagegen \
            trieben tote Fische.

            Zwölf Millionen Euro, so viel dürfte der Wiederaufbau nach ersten Rechnungen mindestens kosten. Die Firma \
            Rhenolack wollte sich zur Ursache nicht äußern. Ein Gutachter, der schon das Feuer vor drei Jahren untersucht \
            hat, wird am Donnerstag erwartet.
            """,
        other: """
            Der Kartoffelanbau im Norden wird teurer, weil Landwirte ihre Felder immer öfter künstlich \
            bewässern müssen. Das geht aus einer Untersuchung der Landwirtschaftskammer hervor, die am Montag \
            in Uelzen vorgestellt wurde. Danach stieg der Verbrauch von Grundwasser binnen zehn Jahren um ein \
            Drittel.

            Besonders betroffen sind sandige Böden in der Heide, auf denen ohne Regner kaum noch etwas wächst. \
            Viele Betriebe haben in neue Brunnen und sparsame Düsen investiert, für die es Zuschüsse vom Land \
            gibt. Der Verband der Wasserversorger mahnt dennoch, die Vorräte seien nicht unerschöpflich.

            „Wir brauchen Sorten, die mit weniger auskommen“, sagte Kammerpräsident Gerd Ahrens. Versuche mit \
            Züchtungen aus Spanien verliefen bislang vielversprechend. Für Verbraucher dürfte der Preis im \
            kommenden Jahr leicht anziehen, rechnen Händler vor.

            Im Landtag wollen die Grünen nun eine Abgabe auf Beregnung durchsetzen, was der Bauernverband \
            strikt ablehnt. Eine Entscheidung wird nicht vor dem Herbst erwartet, zumal im September gewählt \
            wird.
            """,
        addition: "Über die Folgen des Unglücks berichtet unsere Redaktion morgen ausführlich.")
}
