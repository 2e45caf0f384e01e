"""What a cable calls an NGO, what NGOs are called, and which bodies are taken for them."""
