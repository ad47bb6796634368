talk_to_person-will_call = I have asked customer service to get in touch with you, and sent our conversation along. They are there { $hours }.
talk_to_person-guest = You can reach our customer service { $hours } at { $phone }.
