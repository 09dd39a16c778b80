from hypothesis import settings

settings.register_profile("restructure", deadline=None, max_examples=60)
settings.load_profile("restructure")
