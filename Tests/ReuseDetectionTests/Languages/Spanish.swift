extension LanguageSample {
    static let spanish = LanguageSample(
        language: "Spanish",
        wire: """
            El Gobierno de la región de Valdemar anunció este jueves que destinará 340 millones de euros a la \
            modernización de su red de riego, después de tres años consecutivos de sequía. La consejera de \
            Agricultura, Lucía Herrero, presentó el plan en una rueda de prensa celebrada en la capital.

            Según explicó, las obras comenzarán en marzo y beneficiarán a unas 18.500 explotaciones familiares, \
            sobre todo en el valle del río Almenar. El proyecto prevé sustituir 620 kilómetros de canales \
            abiertos por tuberías enterradas, con lo que se perderá un 40 % menos de agua.

            «Cada gota que hoy se evapora es dinero que pierden nuestros agricultores», afirmó Herrero, que \
            descartó una subida de las tarifas antes de 2027. La mitad de la inversión procederá de fondos \
            europeos y el resto de un préstamo del Banco Regional de Fomento.

            Las organizaciones agrarias acogieron la noticia con prudencia y reclamaron que las ayudas lleguen \
            también a los pequeños ganaderos. La oposición, por su parte, acusó al Ejecutivo de presentar por \
            tercera vez un proyecto que ya figuraba en los presupuestos anteriores.

            Los embalses de la región se encuentran al 22 % de su capacidad, el nivel más bajo desde que existen \
            registros.
            """,
        rewrite: """
            La región de Valdemar invertirá 340 millones de euros en modernizar su red de riego tras tres años \
            consecutivos de sequía, según anunció este jueves el Gobierno. El plan fue presentado por la \
            consejera de Agricultura, Lucía Herrero, en una rueda de prensa en la capital.

            Las obras empezarán en marzo y de ellas se beneficiarán unas 18.500 explotaciones familiares, en \
            especial las del valle del río Almenar, explicó la consejera. Está previsto que 620 kilómetros de \
            canales abiertos sean sustituidos por tuberías enterradas, lo que reducirá un 40 % la pérdida de \
            agua.

            Herrero descartó que las tarifas suban antes de 2027 y recordó que cada gota que hoy se evapora es \
            dinero que pierden los agricultores. De fondos europeos procederá la mitad de la inversión; el resto \
            saldrá de un préstamo del Banco Regional de Fomento.

            Con prudencia acogieron la noticia las organizaciones agrarias, que reclamaron que también los \
            pequeños ganaderos reciban las ayudas. La oposición acusó al Ejecutivo de presentar por tercera vez \
            un proyecto que figuraba ya en los presupuestos anteriores. Los embalses de la región están al 22 % \
            de su capacidad, el nivel más bajo desde que hay registros.
            """,
        independent: """
            Los regantes del valle del río Almenar llevan años esperando que alguien arregle sus canales. Ahora el Gobierno \
            de Valdemar promete 340 millones de euros, pero en la plaza de Torralba pocos lo celebran. «Nos han prometido \
            tubos desde que yo era mozo», dice Julián Ortega, de setenta y dos años, dueño de cien almendros secos.

            Lo que más inquieta es el calendario. Aunque las máquinas llegarán en marzo, los técnicos admiten que tardarán \
            cuatro años en enterrar 620 kilómetros de tuberías, y algunas aldeas de la sierra quedarán fuera de la primera \
            fase. Bruselas paga buena parte; el Banco Regional de Fomento adelantará lo demás.

            La consejera de Agricultura, Lucía Herrero, pidió paciencia ayer en la televisión autonómica y aseguró que nadie \
            pagará más por el agua mientras duren las obras. Para la oposición se trata de propaganda: el mismo plan, \
            recuerda su portavoz, se aprobó ya en dos ocasiones y nunca se ejecutó.

            Ecologistas advierten de que sin filtraciones desaparecerán las huertas tradicionales. Mientras tanto, con los \
            embalses al 22 %, camiones cisterna abastecen a once municipios y las procesiones para pedir lluvia han vuelto \
            a recorrer los caminos después de tres años de sequía.
            """,
        other: """
            Un equipo de astrónomos del observatorio de Cerro Blanco ha descubierto un planeta del tamaño de \
            Neptuno que gira alrededor de una estrella enana en apenas nueve días. El hallazgo se publica en la \
            revista de la Sociedad Austral de Física y es fruto de seis años de mediciones.

            El cuerpo, bautizado provisionalmente con el nombre de Yuma, está envuelto en una atmósfera de \
            vapor y helio cuya temperatura supera los ochocientos grados. Los autores creen que se formó mucho \
            más lejos y que emigró después hacia el interior de su sistema.

            «Es como encontrar un témpano junto a una hoguera», resume la directora del grupo, Marta Quiroga. \
            Para confirmar la masa, los científicos combinaron imágenes de un satélite con los espectros que \
            obtuvo un telescopio de ocho metros instalado en el desierto.

            El siguiente paso será buscar lunas, una tarea para la que hará falta el instrumento que se \
            inaugura el próximo verano. Otros especialistas, que no participaron en el estudio, celebran el \
            resultado y piden cautela con las conclusiones sobre la migración.
            """,
        addition: "Este periódico ampliará la información en su edición del domingo.")
}
