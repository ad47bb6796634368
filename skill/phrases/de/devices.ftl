### Devices and what fits them. The gender is that of the kind of device: der Drucker, die Filterkanne.

devices-which = { $device_gender ->
        [m] Für welchen { $device_kind }?
        [f] Für welche { $device_kind }?
       *[n] Für welches { $device_kind }?
    }
devices-which_of = Für welches Gerät: { CHOICES($names) }?
devices-which_model = Welches Modell ist es genau?
devices-fits = { $device_gender ->
        [f] Passend zu deiner { $device }.
       *[n] Passend zu deinem { $device }.
    }
devices-as_bought = Passend zu { NAME($product, case: "dat") }.
devices-none_fits = { $device_gender ->
        [m] Für den { $device } finde ich bei uns nichts Passendes.
        [f] Für die { $device } finde ich bei uns nichts Passendes.
       *[n] Für { $device } finde ich bei uns nichts Passendes.
    }
devices-does_not_fit = { CAPITAL(NAME($product)) } { PLURAL($product) ->
        [one] passt
       *[other] passen
    } nicht { $device_gender ->
        [f] zur { $device }
       *[n] zum { $device }
    }.
devices-instead = Passen { PLURAL($product) ->
        [one] würde
       *[other] würden
    } { NAME($product, form: "full") }, möchtest du { PRONOUN($product, case: "acc") }?
devices-it_fits = Ja, { NAME($product) } { PLURAL($product) ->
        [one] passt
       *[other] passen
    } { $device_gender ->
        [f] zur { $device }
       *[n] zum { $device }
    }.
devices-not_known = Ob { NAME($product) } { $device_gender ->
        [f] zur { $device }
       *[n] zum { $device }
    } { PLURAL($product) ->
        [one] passt
       *[other] passen
    }, weiß ich leider nicht.
devices-by_model = Das kommt auf das Modell an: Sag mir bitte den ganzen Namen vom Gerät.
devices-remembered = Gut, ich merke mir { $device_gender ->
        [m] deinen { $device }
        [f] deine { $device }
       *[n] { $device }
    }.
devices-what_for = Was brauchst du dafür?
