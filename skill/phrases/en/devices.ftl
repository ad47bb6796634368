### Devices and what fits them. German inflects by the gender of the kind of device; English has one form for all.

devices-which = { $device_gender ->
       *[any] Which { $device_kind } is it for?
    }
devices-which_of = Which device is it for: { CHOICES($names) }?
devices-which_model = Which model is it exactly?
devices-fits = { $device_gender ->
       *[any] To fit your { $device }.
    }
devices-as_bought = To go with { NAME($product) }.
devices-none_fits = { $device_gender ->
       *[any] I can't find anything with us that fits the { $device }.
    }
devices-does_not_fit = { CAPITAL(NAME($product)) } { PLURAL($product) ->
        [one] doesn't
       *[other] don't
    } fit { $device_gender ->
       *[any] the { $device }
    }.
devices-instead = { CAPITAL(NAME($product, form: "full")) } would fit, would you like { PRONOUN($product, case: "acc") }?
devices-it_fits = Yes, { NAME($product) } { PLURAL($product) ->
        [one] fits
       *[other] fit
    } { $device_gender ->
       *[any] the { $device }
    }.
devices-not_known = Whether { NAME($product) } { PLURAL($product) ->
        [one] fits
       *[other] fit
    } { $device_gender ->
       *[any] the { $device }
    }, I don't know, sorry.
devices-by_model = That depends on the model: please tell me the full name of the device.
devices-remembered = { $device_gender ->
       *[any] Good, I'll remember your { $device }.
    }
devices-what_for = What do you need for it?
