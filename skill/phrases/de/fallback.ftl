fallback-nothing_heard = Ich habe nichts gehört.
fallback-limit = { $topic ->
        [weather] Beim Wetter muss ich passen.
        [time] Bei Uhrzeit und Wecker muss ich passen.
        [music] Musik und Filme kann ich nicht abspielen.
        [joke] Witze und Geschichten überlasse ich anderen.
        [home] Geräte im Haus kann ich nicht steuern.
        [news] Bei Nachrichten und Allgemeinwissen muss ich passen.
        [health] Bei Fragen zur Gesundheit kann ich nicht helfen, im Notfall ruf bitte die 112.
        [poison] Ruf bitte sofort die 112 oder den Giftnotruf an, und halt die Packung bereit.
        [despair] Das tut mir sehr leid. Sprich bitte gleich mit jemandem: Die Telefonseelsorge ist Tag und Nacht da, Nummer 116 123, im Notfall die 112.
        [private] Persönliche Daten und Passwörter gebe ich nicht heraus.
        [service] Taxis, Tische und Reisen kann ich nicht buchen.
        [other_shop] In anderen Läden kann ich nichts sehen oder bestellen, nur hier.
        [insult] Tut mir leid, wenn ich dich geärgert habe.
       *[other] Damit kann ich leider nicht helfen.
    }
fallback-can_do = Ich kann für dich bestellen, sagen, wo deine Pakete sind, und bei Rückgaben helfen.
fallback-not_understood = Das habe ich nicht verstanden.
fallback-examples = Das habe ich nicht verstanden. Sag zum Beispiel: Bestell Kaffeefilter nach, oder: Wo ist meine Bestellung.
