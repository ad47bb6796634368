forget_device-forgotten = { $device_gender ->
        [m] Gut, deinen { $device }
        [f] Gut, deine { $device }
       *[n] Gut, dein Gerät { $device }
    } habe ich vergessen.
forget_device-which = Welches Gerät soll ich vergessen: { CHOICES($names) }?
forget_device-unknown = So ein Gerät habe ich mir nicht gemerkt. Ich kenne von dir: { LIST($names) }.
forget_device-none = Ich habe mir kein Gerät von dir gemerkt.
forget_device-kept = Okay, ich merke mir alles wie bisher.
forget_device-not_yours = Das darf ich mit deiner Stimme nicht ändern.
