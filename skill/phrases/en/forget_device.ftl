forget_device-forgotten = { $device_gender ->
       *[any] All right, I have forgotten your { $device }.
    }
forget_device-which = Which device shall I forget: { CHOICES($names) }?
forget_device-unknown = I have no such device on file. I know of: { LIST($names) }.
forget_device-none = I have not remembered any device of yours.
forget_device-kept = Okay, I will keep everything as it is.
forget_device-not_yours = I cannot change that for your voice.
