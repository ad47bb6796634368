talk_to_person-will_call = Ich habe den Kundendienst gebeten, sich bei dir zu melden, und unser Gespräch mitgeschickt. Erreichbar sind die Kollegen { $hours }.
talk_to_person-guest = Unseren Kundendienst erreichst du { $hours } unter { $phone }.
