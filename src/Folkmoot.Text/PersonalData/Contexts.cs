// The words that stand before personal data in the languages that residents write most.
using System.Collections.Frozen;
using Words = Folkmoot.Text.PersonalData.WordSet;

namespace Folkmoot.Text.PersonalData;

internal static class Contexts
{
    /// <summary>Before a telephone number.</summary>
    public static readonly Words Phone = WordSet.Of("""
        call calls called calling phone telephone tel ph mobile mob cell cellphone text texted txt sms whatsapp ring fax dial contact reach landline helpline hotline number callback voicemail
        llame llamar llama llamen llámame llámeme llamando teléfono tlf tlfno tfno móvil celular cel contacto escríbame whats
        telefon telefonnummer rufnummer handy handynummer mobil mobilnummer anrufen anruf rufen erreichbar festnetz durchwahl
        téléphone appelez appeler appelle joindre joignable portable numéro fixe
        telefono cellulare chiamare chiamate chiamami chiami chiama recapito
        telefone telemóvel telemovel telemóvel ligue ligar celular zap fone contato
        telefoon telefoonnummer bel bellen mobiel nummer
        telefonu numer zadzwoń dzwonić komórka telefonumu telefonum arayın ara
        телефон позвоните звоните звонить номер моб फोन फ़ोन मोबाइल नंबर هاتف جوال اتصل رقم 电话 手机
        """);

    /// <summary>Before a number that is a case, an order, an account or an amount, not a telephone.</summary>
    public static readonly Words Reference = WordSet.Of("""
        order orders invoice ref reference case ticket tracking confirmation permit application claim account acct docket incident complaint
        bill batch serial model sku isbn parcel meter flight train lot badge unit receipt transaction policy code pin id
        pedido factura expediente referencia solicitud cuenta contrato póliza folio recibo incidencia reclamo ticket
        commande facture dossier référence contrat compte bestellung rechnung aktenzeichen vorgang kundennummer vertrag vertragsnummer zähler
        ordine fattura pratica contratto protocollo encomenda fatura processo pedido protocolo bestelling factuur zaaknummer dossier zamówienie
        """);

    /// <summary>Before a number that a state gave to a person.</summary>
    public static readonly Words NationalId = WordSet.Of("""
        ssn ssns social security nino insurance dni nie nif niff cpf pesel bsn burgerservicenummer sofinummer aadhaar aadhar adhaar uidai uid curp codice fiscale
        steuer steuerid steuernummer steueridentifikationsnummer identifikationsnummer idnr sécu sécurité sociale insee nir contribuinte identidad identité identity national
        tax cédula documento आधार
        """);

    /// <summary>Before a passport number.</summary>
    public static readonly Words Passport = WordSet.Of("""
        passport passports pasaporte passeport reisepass pass passnummer passaporto passaporte paspoort paspoortnummer paszport паспорт паспорта pasaport جواز पासपोर्ट
        """);

    /// <summary>Before the plate of a vehicle.</summary>
    public static readonly Words Plate = WordSet.Of("""
        plate plates licence license tag reg registration vrm rego numberplate matrícula matrículas placa placas patente chapa kennzeichen nummernschild autokennzeichen
        immatriculation immatriculée immatriculé plaque targa targata kenteken tablica rejestracyjna plaka plakalı номер госномер
        """);

    /// <summary>Before a date of birth.</summary>
    public static readonly Words Birth = WordSet.Of("""
        born birth birthdate birthday dob bday nacido nacida nací nació nacimiento fn naissance né née geboren geburtsdatum geb geburtstag nato nata nascita nascido nascida nasci nascimento
        geboortedatum geboortedag urodzony urodzona urodzenia doğum родился родилась рождения जन्म जन्मतिथि मیلاد الميلاد مواليد 出生
        """);

    /// <summary>After a number that counts or costs.</summary>
    public static readonly Words Unit = WordSet.Of("""
        people persons residents households homes houses units dollars dollar usd bucks euros euro eur pounds gbp pesos reais rupees million billion thousand percent pct
        miles mi km kms meters metres feet ft sqft acres tons gallons hours hrs minutes days weeks months years votes signatures steps times votos firmas personas hogares habitantes
        dólares libras millones mil euro años días horas metros veces viviendas einwohner jahre stunden tage personen stimmen millionen habitants heures jours ans personnes
        """);
}
