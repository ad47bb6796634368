reset_voice_code-sent = Der Link zu { $first ->
        [yes] deinem ersten
       *[no] einem neuen
    } Sprachcode ist in deinen E-Mails und gilt einen Tag. Sag mir den neuen Code erst beim nächsten Einkauf.
