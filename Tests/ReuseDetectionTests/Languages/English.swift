extension LanguageSample {
    static let english = LanguageSample(
        language: "English",
        wire: """
            The freighter Marlene ran aground on a sandbank off the island of Skarholm early on Monday with 1,870 \
            tonnes of fertiliser on board, the coastguard said. Its crew of fourteen was taken off by helicopter \
            and nobody was hurt.

            The vessel had lost power in both engines during a storm and drifted for almost three hours before it \
            struck the bank. Divers found a crack of six metres in the hull, but no fuel had leaked into the sea \
            by the afternoon.

            “We were lucky that the tide was going out,” said the head of the rescue service, Ingrid Solberg. Two \
            tugs will try to pull the ship free at high water on Wednesday.

            Fishermen have been told to keep a distance of two miles from the wreck. The owner, a company from \
            Rotterdam, said it would pay for the salvage and send inspectors to look at the engines.

            It was the fourth accident in these waters this year.
            """,
        rewrite: """
            Early on Monday the freighter Marlene, carrying 1,870 tonnes of fertiliser, ran aground on a sandbank \
            off Skarholm island. According to the coastguard, a helicopter took off the crew of fourteen, none of \
            whom was hurt.

            Both engines had lost power during a storm, and the vessel drifted for almost three hours until it \
            struck the bank. In the hull divers found a crack six metres long; by the afternoon, however, no fuel \
            had leaked into the sea.

            Ingrid Solberg, who heads the rescue service, said it was lucky that the tide had been going out. At \
            high water on Wednesday two tugs will try to pull free the ship.

            A distance of two miles from the wreck must be kept by fishermen. The owner, a Rotterdam company, will \
            pay for the salvage, it said, and have its inspectors look at the engines. This year has seen four \
            accidents in these waters.
            """,
        independent: """
            Fourteen seamen, most of them from Manila, spent Monday night in the parish hall of Skarholm, where they were fed \
            pancakes and telephoned home. Their ship, the freighter Marlene, still lay on a sandbank within sight of the \
            beach, and half the island had come to look at her.

            Ingrid Solberg of the rescue service was in no mood to celebrate. Had the storm lasted another hour, she said, her \
            helicopter could not have flown. She wants the coastguard to be told at once when a vessel loses power; this time \
            the call came from a pensioner who had heard the horn at four in the morning.

            With 1,870 tonnes of fertiliser in her holds, the Marlene was bound for Gdansk. Environmental groups demanded that \
            such cargoes be kept out of the strait altogether. They have been to court about it twice and lost.

            The crack in the hull worries divers less than the weather, as gales are forecast for Wednesday, when the tugs are \
            due. In the capital the minister promised to look into compulsory pilots. Fishermen, who may not come near the \
            wreck, want to know who will pay for their lost catch.
            """,
        other: """
            A violin that was left on a night train eleven years ago has been returned to its owner, thanks to a \
            music student who recognised the carving on its scroll. The instrument, made in Cremona in the \
            eighteenth century, had hung on the wall of a pawnshop between a guitar and a stuffed pike.

            The pawnbroker had paid thirty crowns for it. He gave it up without being asked twice, although a \
            dealer from the city offered him a house for it. The owner, now retired, played a slow waltz in the \
            shop and could not finish it.

            Experts will spend the winter repairing the neck, which had dried out above the radiator. Afterwards \
            the student is to have it on loan for her final examinations.

            The railway has announced that it will keep lost property for longer in future.
            """,
        addition: "The harbour office will give more details in the evening.")
}
