# The five findings that every measurement asks.
question=("left low back" buttock groin --worse coughing --worse "prolonged sitting")
