fallback-nothing_heard = Ich habe nichts gehört.
fallback-limit = Damit kann ich leider nicht helfen.
fallback-not_understood = Das habe ich nicht verstanden.
fallback-examples = Das habe ich nicht verstanden. Sag zum Beispiel: Bestell Kaffeefilter nach, oder: Wo ist meine Bestellung.
