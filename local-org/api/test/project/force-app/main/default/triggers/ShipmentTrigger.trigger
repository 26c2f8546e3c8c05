trigger ShipmentTrigger on Shipment__c(before insert) {
    for (Shipment__c shipment : Trigger.new) {
        if (shipment.Carrier__c == 'Refused') {
            shipment.addError('This carrier is refused');
        } else if (shipment.Carrier__c == 'Null') {
            String nothing;
            nothing.length();
        } else if (shipment.Carrier__c == 'Too many queries') {
            for (Integer i = 0; i < 101; i++) {
                Integer found = [SELECT COUNT() FROM Invoice__c WITH SYSTEM_MODE];
            }
        }
    }
}
