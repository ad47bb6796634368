fallback-nothing_heard = I did not hear anything.
fallback-limit = { $topic ->
        [weather] I can't help with the weather.
        [time] I can't help with the time or alarms.
        [music] I can't play music or films.
        [joke] I leave jokes and stories to others.
        [home] I can't control anything in your home.
        [news] I can't help with news and general knowledge.
        [health] I can't help with health questions; in an emergency please call 112.
        [poison] Please call the emergency number or poison control right now, and keep the pack at hand.
        [despair] I'm so sorry. Please talk to someone right now: Samaritans on 116 123 in the UK, 988 in the US, 112 in an emergency.
        [private] I don't give out personal data or passwords.
        [service] I can't book taxis, tables or trips.
        [other_shop] I can't see or order anything at other shops, only here.
        [insult] I'm sorry if I annoyed you.
       *[other] Sorry, I can't help with that.
    }
fallback-can_do = I can order for you, tell you where your parcels are, and help with returns.
fallback-not_understood = I did not understand that.
fallback-examples = I did not understand that. Say, for example: reorder coffee filters, or: where is my order.
